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
  seedBlocks,
  seedFriendEdges,
  seedMedia,
  seedPeople,
} from './seed/projections.ts'
