export {
  type SeedComment,
  type SeedPost,
  type SeedReaction,
  seedComments,
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
