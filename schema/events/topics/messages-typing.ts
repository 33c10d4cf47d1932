import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, time } from '../fields.ts'

export const messagesTyping = defineTopic({
  name: 'messages.typing',
  key: 'conversationId',
  kind: 'events',
  retentionMs: kept.oneMinute,
  transient: true,
})

export const typingChanged = defineEvent({
  type: 'typing.changed',
  topic: messagesTyping,
  meaning: 'Somebody types, or has stopped; true until `until`.',
  data: z.object({ conversationId: id, userId: id, isTyping: z.boolean(), until: time }),
})
