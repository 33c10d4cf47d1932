import { publish } from '@plaza/events'
import { passwordChanged } from '@plaza/schema/events'
import { failed, requireViewer, type UserError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { type AccountRow, findAccount } from '../../data/accounts.ts'
import { updatePassword } from '../../data/credentials.ts'
import type { Trx } from '../../data/db.ts'
import { deleteLiveLinks } from '../../data/mailed-links.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import type { ChangePasswordInput } from '../../generated/resolvers.ts'
import { hashPassword } from '../../passwords/hashing.ts'
import { accountGone, confirmPassword, lockConfirmed } from '../../rules/confirm-password.ts'
import { checkPassword } from '../../rules/passwords.ts'
import { closeSessions } from '../../sessions/close-sessions.ts'

const path = ['input', 'currentPassword']

/** Changes the password and ends every session but the one that asks. */
export async function changePassword(
  ctx: AuthContext,
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<{ account?: AccountRow; errors: UserError[] }> {
  const { id: accountId, sessionId } = requireViewer(ctx)
  const account = await findAccount(ctx.db, accountId)
  if (!account) return failed(accountGone())
  const problem = checkPassword(newPassword, [account.email, account.username], ['input', 'newPassword'])
  if (problem) return failed(problem)
  const confirmed = await confirmPassword(ctx, currentPassword, path)
  if (confirmed.problem) return failed(confirmed.problem)

  const passwordHash = await hashPassword(newPassword)
  const change: PasswordChange = { accountId, passwordHash, byReset: false, keepsSession: sessionId, now: ctx.now }
  const changed = await ctx.db.transaction().execute(async (trx) => {
    const { problem } = await lockConfirmed(trx, confirmed.credentials, path)
    return problem ? { problem } : setPassword(trx, change)
  })
  if ('problem' in changed) return failed(changed.problem)
  ctx.revocations.end(changed.endedIds, change.now)
  return { account: changed.account, errors: [] }
}

export interface PasswordChange {
  readonly accountId: string
  readonly passwordHash: string
  readonly byReset: boolean
  readonly keepsSession?: string
  readonly now: Date
}

/**
 * Sets a password and undoes what the former one had opened: sessions, reset links on their way, and a change of address. The
 * caller holds the account's row.
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
