import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, messageType, place, reactionType, time } from '../fields.ts'

export const messagesMessage = defineTopic({
  name: 'messages.message',
  key: 'conversationId',
  kind: 'events',
  retentionMs: kept.oneWeek,
})

const message = { messageId: id, conversationId: id }

export const messageSent = defineEvent({
  type: 'message.sent',
  topic: messagesMessage,
  meaning: 'Somebody wrote to a conversation.',
  subject: 'messageId',
  data: z.object({
    ...message,
    senderId: id,
    recipientIds: z.array(id),
    /** Those of them whom the text names. */
    mentionedIds: z.array(id).optional(),
    /** Those of them who are not to be notified. */
    quietIds: z.array(id).optional(),
    /** Those of them for whom it waits as a request. */
    apartIds: z.array(id).optional(),
    type: messageType,
    sentAt: time,
    sequence: place,
  }),
})

export const messageEdited = defineEvent({
  type: 'message.edited',
  topic: messagesMessage,
  meaning: 'A message reads differently now.',
  subject: 'messageId',
  data: z.object({
    ...message,
    senderId: id.optional(),
    /** The others in the conversation whom the text names now: all of them but those for whom it waits as a request. */
    mentionedIds: z.array(id).optional(),
    /** Those of them whom it did not name before, and who are to be notified. */
    newMentionIds: z.array(id).optional(),
    editedAt: time,
    change: place,
  }),
})

export const messageDeleted = defineEvent({
  type: 'message.deleted',
  topic: messagesMessage,
  meaning: 'A message is gone for everybody.',
  subject: 'messageId',
  data: z.object({ ...message, deletedAt: time, change: place, unreadByIds: z.array(id).optional() }),
})

const reaction = { ...message, userId: id, previousType: reactionType.nullable(), change: place }

export const messageReactionSet = defineEvent({
  type: 'message.reaction_set',
  topic: messagesMessage,
  meaning: 'Somebody reacts to a message, for the first time when `previousType` is null.',
  subject: 'messageId',
  data: z.object({ ...reaction, type: reactionType, setAt: time }),
})

export const messageReactionRemoved = defineEvent({
  type: 'message.reaction_removed',
  topic: messagesMessage,
  meaning: 'Somebody took a reaction to a message back.',
  subject: 'messageId',
  data: z.object({ ...reaction, removedAt: time }),
})
