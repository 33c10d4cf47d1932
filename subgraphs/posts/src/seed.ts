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
  type SeedFilteredWord,
  type SeedHiddenPost,
  seedFilteredWords,
  seedHiddenPosts,
} from './seed/left-out.ts'
export {
  type SeedBlock,
  type SeedFriendship,
  type SeedMediaFile,
  type SeedMute,
  type SeedPerson,
  type SeedUsername,
  seedBlocks,
  seedFriendEdges,
  seedMedia,
  seedMutes,
  seedPeople,
  seedUsernames,
} from './seed/projections.ts'
