export { type SeedMediaFile, type SeedPerson, seedMediaFiles, seedPeople } from './seed/people.ts'
export {
  type SeedBlock,
  type SeedFriendRequest,
  type SeedFriendship,
  seedBlocks,
  seedFriendRequests,
  seedFriendships,
} from './seed/relationships.ts'
