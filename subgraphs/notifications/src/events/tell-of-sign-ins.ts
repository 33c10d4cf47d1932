import { defineConsumer, onEvent } from '@plaza/events'
import {
  passwordChanged,
  sessionEnded,
  sessionStarted,
  userEmailChanged,
  userUsernameChanged,
} from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import type { DB, SecurityReason } from '../generated/database.ts'
import { tell } from './tell.ts'

export const tellOfSignIns = defineConsumer<DB>({
  name: 'tell-of-sign-ins',
  handlers: [
    onEvent(sessionStarted, async (trx, { data: { userId, sessionId, isNewDevice, startedAt } }) => {
      if (isNewDevice) await warn(trx, userId, 'NEW_DEVICE', `session:${sessionId}`, startedAt)
    }),
    onEvent(sessionEnded, async (trx, { id, data: { userId, reason, endedAt } }) => {
      if (reason === 'TOKEN_REUSED') await warn(trx, userId, 'TOKEN_REUSED', `token_reused:${id}`, endedAt)
    }),
    onEvent(passwordChanged, (trx, { id, data: { userId, changedAt, byReset } }) =>
      warn(trx, userId, byReset ? 'PASSWORD_RESET' : 'PASSWORD_CHANGED', `password:${id}`, changedAt),
    ),
    onEvent(userEmailChanged, (trx, { id, time, data: { userId } }) =>
      warn(trx, userId, 'EMAIL_CHANGED', `email:${id}`, time),
    ),
    onEvent(userUsernameChanged, (trx, { id, time, data: { userId } }) =>
      warn(trx, userId, 'USERNAME_CHANGED', `username:${id}`, time),
    ),
  ],
})

function warn(trx: Trx, userId: string, securityReason: SecurityReason, dedupeKey: string, at: Date) {
  return tell(trx, { type: 'SECURITY', securityReason, userIds: [userId], actorId: null, subject: null, dedupeKey, at })
}
