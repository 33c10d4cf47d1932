export { type SeedMediaFile, type SeedPerson, seedMediaFiles, seedPeople } from './seed/people.ts'
export {
  type SeedBlock,
  type SeedFriendRequest,
  type SeedFriendship,
  type SeedMute,
  seedBlocks,
  seedFriendRequests,
  seedFriendships,
  seedMutes,
} from './seed/relationships.ts'
