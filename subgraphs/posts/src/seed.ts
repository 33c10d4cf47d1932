export {
  type SeedBookmark,
  type SeedComment,
  type SeedPin,
  type SeedPost,
  type SeedReaction,
  seedBookmarks,
  seedComments,
  seedPins,
  seedPosts,
  seedReactions,
} from './seed/content.ts'
export { finishSeed } from './seed/finish.ts'
export {
  type SeedBlock,
  type SeedFriendship,
  type SeedMediaFile,
  type SeedPerson,
  type SeedUsername,
  seedBlocks,
  seedFriendEdges,
  seedMedia,
  seedPeople,
  seedUsernames,
} from './seed/projections.ts'
