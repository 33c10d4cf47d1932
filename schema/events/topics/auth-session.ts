import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, time } from '../fields.ts'

export const authSession = defineTopic({
  name: 'auth.session',
  key: 'userId',
  kind: 'events',
  retentionMs: kept.oneWeek,
})

export const sessionStarted = defineEvent({
  type: 'session.started',
  topic: authSession,
  meaning: 'Somebody has signed in.',
  subject: 'sessionId',
  data: z.object({ userId: id, sessionId: id, isNewDevice: z.boolean(), startedAt: time }),
})

export const sessionEnded = defineEvent({
  type: 'session.ended',
  topic: authSession,
  meaning: 'Sessions have ended: their access tokens are refused and their subscriptions closed.',
  data: z.object({
    userId: id,
    sessionIds: z.array(id),
    reason: z.enum(['SIGNED_OUT', 'REVOKED', 'PASSWORD_CHANGED', 'TOKEN_REUSED', 'ACCOUNT_CLOSED']),
    endedAt: time,
  }),
})

export const passwordChanged = defineEvent({
  type: 'password.changed',
  topic: authSession,
  meaning: 'The password has changed.',
  data: z.object({ userId: id, changedAt: time, byReset: z.boolean() }),
})

export const accountRestricted = defineEvent({
  type: 'account.restricted',
  topic: authSession,
  meaning: 'Until a time the person may read, and change nothing that others see; null gives it back to them.',
  data: z.object({ userId: id, until: time.nullable(), changedAt: time }),
})
