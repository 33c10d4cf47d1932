// All of these bring rows in by COPY, as the owner and without events; each gives their number. Conversations come before
// their participants, these before messages, these before reactions, and `settleConversations` comes last.
export {
  type SeedConversation,
  type SeedMessage,
  type SeedMessageReaction,
  type SeedParticipant,
  seedConversations,
  seedMessageReactions,
  seedMessages,
  seedParticipants,
} from './seed/conversations.ts'
export {
  type SeedBlock,
  type SeedFriendship,
  type SeedMediaFile,
  type SeedPerson,
  type SeedUsername,
  seedBlocks,
  seedFriendships,
  seedMediaFiles,
  seedPeople,
  seedUsernames,
} from './seed/projections.ts'
export { settleConversations } from './seed/settle.ts'
