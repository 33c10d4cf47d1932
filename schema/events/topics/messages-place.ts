import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, time } from '../fields.ts'

/** For a person's open pages alone: what has become of a conversation is read when it is shown. */
export const messagesPlace = defineTopic({
  name: 'messages.place',
  key: 'userId',
  kind: 'events',
  retentionMs: kept.oneMinute,
})

export const conversationPlaceChanged = defineEvent({
  type: 'conversation.place_changed',
  topic: messagesPlace,
  meaning: 'Somebody has a conversation in another folder, or silent or no more; nobody else is told.',
  data: z.object({ userId: id, conversationId: id, at: time }),
})
