import { publish } from '@plaza/events'
import { passwordChanged } from '@plaza/schema/events'
import type { AccountRow } from '../data/accounts.ts'
import { updatePassword } from '../data/credentials.ts'
import type { Trx } from '../data/db.ts'
import { deleteLiveLinks } from '../data/mailed-links.ts'
import { insertSecurityEvent } from '../data/security-events.ts'
import { closeSessions } from '../sessions/close-sessions.ts'

export interface PasswordChange {
  readonly accountId: string
  readonly passwordHash: string
  readonly byReset: boolean
  readonly keepsSession?: string
  readonly now: Date
}

/**
 * Sets a password and undoes what the former one had opened: sessions, reset links on their way, and a change of address.
 * The caller has locked the account's row.
 */
export async function setPassword(
  trx: Trx,
  { accountId, passwordHash, byReset, keepsSession, now }: PasswordChange,
): Promise<{ account: AccountRow; endedIds: string[] }> {
  const account = await updatePassword(trx, accountId, { passwordHash, passwordChangedAt: now })
  await deleteLiveLinks(trx, 'passwordResets', accountId)
  await publish(trx, passwordChanged, { userId: accountId, changedAt: now, byReset })
  await insertSecurityEvent(trx, { type: byReset ? 'PASSWORD_RESET' : 'PASSWORD_CHANGED', accountId })
  const endedIds = await closeSessions(trx, {
    accountId,
    reason: 'PASSWORD_CHANGED',
    endedAt: now,
    ...(keepsSession && { except: keepsSession }),
  })
  return { account, endedIds }
}
