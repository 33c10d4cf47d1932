import type { ReceivedEventOf } from '@plaza/events'
import {
  conversationParticipantRemoved,
  conversationParticipantsAdded,
  conversationRead,
  conversationRoleChanged,
  conversationUpdated,
  messageDeleted,
  messageEdited,
  messageReactionRemoved,
  messageReactionSet,
  messageSent,
  typingChanged,
} from '@plaza/schema/events'

/** What those who have a conversation open are shown. */
export const conversationContracts = [
  messageSent,
  messageEdited,
  messageDeleted,
  messageReactionSet,
  messageReactionRemoved,
  conversationUpdated,
  conversationParticipantsAdded,
  conversationParticipantRemoved,
  conversationRoleChanged,
  conversationRead,
  typingChanged,
] as const

export type ConversationEvent = ReceivedEventOf<(typeof conversationContracts)[number]>
