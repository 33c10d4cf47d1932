import { publish } from '@plaza/events'
import { userDeactivated, userDeleted } from '@plaza/schema/events'
import { failed, requireViewer, type UserError, userError } from '@plaza/service'
import type { AuthContext } from '../context.ts'
import { accountFacts } from '../data/account-facts.ts'
import { type AccountRow, deleteAccount as deleteAccountRow, lockAccount, updateAccount } from '../data/accounts.ts'
import { insertSecurityEvent } from '../data/security-events.ts'
import type { DeactivateAccountInput, DeleteAccountInput } from '../generated/resolvers.ts'
import { closeSessions } from './close-sessions.ts'
import { confirmPassword } from './confirm-password.ts'

const gone = () => failed(userError('NOT_FOUND', 'This account does not exist any more.'))

/** Hides the account and ends every session; signing in brings it back. */
export async function deactivateAccount(
  ctx: AuthContext,
  { password }: DeactivateAccountInput,
): Promise<{ account?: AccountRow; errors: UserError[] }> {
  const { id: accountId } = requireViewer(ctx)
  const problem = await confirmPassword(ctx, password, ['input', 'password'])
  if (problem) return failed(problem)
  const endedAt = ctx.now
  const closed = await ctx.db.transaction().execute(async (trx) => {
    const before = await lockAccount(trx, accountId)
    if (before?.status !== 'ACTIVE') return undefined
    const account = await updateAccount(trx, accountId, { status: 'DEACTIVATED' })
    await publish(trx, userDeactivated, accountFacts(account))
    await insertSecurityEvent(trx, { type: 'ACCOUNT_DEACTIVATED', accountId })
    const endedIds = await closeSessions(trx, { accountId, reason: 'ACCOUNT_CLOSED', endedAt })
    return { account, endedIds }
  })
  if (!closed) return gone()
  ctx.service.revocations.end(closed.endedIds, endedAt)
  return { account: closed.account, errors: [] }
}

/** Deletes the account for good and tells every service to erase what it holds about the person. */
export async function deleteAccount(
  ctx: AuthContext,
  { password }: DeleteAccountInput,
): Promise<{ deletedUserId?: string; errors: UserError[] }> {
  const { id: accountId } = requireViewer(ctx)
  const problem = await confirmPassword(ctx, password, ['input', 'password'])
  if (problem) return failed(problem)
  const { now } = ctx
  const endedIds = await ctx.db.transaction().execute(async (trx) => {
    const account = await lockAccount(trx, accountId)
    if (!account) return undefined
    const ended = await closeSessions(trx, { accountId, reason: 'ACCOUNT_CLOSED', endedAt: now })
    await deleteAccountRow(trx, accountId)
    await publish(trx, userDeleted, {
      userId: accountId,
      email: null,
      username: null,
      emailVerifiedAt: null,
      status: 'DEACTIVATED',
      version: account.version + 1,
      deletedAt: now,
    })
    await insertSecurityEvent(trx, { type: 'ACCOUNT_DELETED', accountId })
    return ended
  })
  if (!endedIds) return gone()
  ctx.service.revocations.end(endedIds, now)
  return { deletedUserId: accountId, errors: [] }
}
