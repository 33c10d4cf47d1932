import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, time, version, whoMayMention, whoMayMessage } from '../fields.ts'

export const usersPrivacy = defineTopic({ name: 'users.privacy', key: 'userId', kind: 'state' })

export const privacyChanged = defineEvent({
  type: 'privacy.changed',
  topic: usersPrivacy,
  meaning:
    'Somebody has chosen who may write to them and mention them; before the first, strangers ask and all may mention.',
  data: z.object({ userId: id, whoMayMessage, whoMayMention, version }),
})

export const privacyEnded = defineEvent({
  type: 'privacy.ended',
  topic: usersPrivacy,
  meaning: 'The choices are gone with their account.',
  ends: true,
  data: z.object({ userId: id, version, deletedAt: time }),
})
