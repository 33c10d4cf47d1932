import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { conversationType, id, kept, participantRole, place, time } from '../fields.ts'

export const messagesConversation = defineTopic({
  name: 'messages.conversation',
  key: 'conversationId',
  kind: 'events',
  retentionMs: kept.oneMonth,
})

const conversation = { conversationId: id, type: conversationType, at: time }

export const conversationCreated = defineEvent({
  type: 'conversation.created',
  topic: messagesConversation,
  meaning: 'A conversation is open.',
  data: z.object({ ...conversation, createdById: id, participantIds: z.array(id) }),
})

export const conversationUpdated = defineEvent({
  type: 'conversation.updated',
  topic: messagesConversation,
  meaning: 'A group has another name or picture.',
  data: z.object({ ...conversation, changedFields: z.array(z.string()), change: place }),
})

export const conversationParticipantsAdded = defineEvent({
  type: 'conversation.participants_added',
  topic: messagesConversation,
  meaning: 'A group has more members.',
  data: z.object({ ...conversation, addedById: id, userIds: z.array(id), change: place }),
})

export const conversationParticipantRemoved = defineEvent({
  type: 'conversation.participant_removed',
  topic: messagesConversation,
  meaning: 'Somebody left a group, or was removed from it (`removedById`).',
  data: z.object({ ...conversation, userId: id, removedById: id.nullable(), change: place }),
})

export const conversationRoleChanged = defineEvent({
  type: 'conversation.role_changed',
  topic: messagesConversation,
  meaning: 'A member of a group has another role.',
  data: z.object({ ...conversation, userId: id, role: participantRole, change: place }),
})

export const conversationRead = defineEvent({
  type: 'conversation.read',
  topic: messagesConversation,
  meaning: 'Somebody has read a conversation up to a message.',
  data: z.object({ ...conversation, userId: id, upToMessageId: id, change: place }),
})
