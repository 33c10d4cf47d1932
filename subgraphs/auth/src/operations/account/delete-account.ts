import { publish } from '@plaza/events'
import { userDeactivated, userDeleted } from '@plaza/schema/events'
import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { type AccountRow, deleteAccountRow, updateAccount } from '../../data/accounts.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { DeactivateAccountInput, DeleteAccountInput } from '../../generated/resolvers.ts'
import { confirmPassword, lockConfirmed } from '../../rules/confirm-password.ts'
import { closeSessions } from '../../sessions/close-sessions.ts'

const path = ['input', 'password']

/** Hides the account and ends every session; signing in brings it back. */
export async function deactivateAccount(
  ctx: AuthContext,
  { password }: DeactivateAccountInput,
): Promise<{ account?: AccountRow; errors: UserError[] }> {
  const { id: accountId } = requireViewer(ctx)
  const confirmed = await confirmPassword(ctx, password, path)
  if (confirmed.problem) return failed(confirmed.problem)
  const endedAt = ctx.now
  const closed = await ctx.db.transaction().execute(async (trx) => {
    const held = await lockConfirmed(trx, confirmed.credentials, path)
    if (held.problem) return held
    if (held.account.status !== 'ACTIVE') {
      return { problem: userError('CONFLICT', 'This account is switched off already.') }
    }
    const account = await updateAccount(trx, accountId, { status: 'DEACTIVATED' })
    await publish(trx, userDeactivated, accountFacts(account))
    await insertSecurityEvent(trx, { type: 'ACCOUNT_DEACTIVATED', accountId })
    const endedIds = await closeSessions(trx, { accountId, reason: 'ACCOUNT_CLOSED', endedAt })
    return { account, endedIds }
  })
  if ('problem' in closed) return failed(closed.problem)
  ctx.revocations.end(closed.endedIds, endedAt)
  return { account: closed.account, errors: [] }
}

/** Deletes the account for good and tells every service to erase what it holds about the person. */
export async function deleteAccount(
  ctx: AuthContext,
  { password }: DeleteAccountInput,
): Promise<{ deletedUserId?: string; errors: UserError[] }> {
  const { id: accountId } = requireViewer(ctx)
  const confirmed = await confirmPassword(ctx, password, path)
  if (confirmed.problem) return failed(confirmed.problem)
  const { now } = ctx
  const deleted = await ctx.db.transaction().execute(async (trx) => {
    const held = await lockConfirmed(trx, confirmed.credentials, path)
    if (held.problem) return held
    const endedIds = await closeSessions(trx, { accountId, reason: 'ACCOUNT_CLOSED', endedAt: now })
    await deleteAccountRow(trx, accountId)
    await publish(trx, userDeleted, {
      userId: accountId,
      email: null,
      username: null,
      emailVerifiedAt: null,
      status: 'DEACTIVATED',
      version: held.account.version + 1,
      deletedAt: now,
    })
    await insertSecurityEvent(trx, { type: 'ACCOUNT_DELETED', accountId })
    return { endedIds }
  })
  if ('problem' in deleted) return failed(deleted.problem)
  ctx.revocations.end(deleted.endedIds, now)
  return { deletedUserId: accountId, errors: [] }
}
