import { publish } from '@plaza/events'
import { userDeactivated } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { updateAccount } from '../../data/accounts.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { DeactivateAccountInput } from '../../generated/resolvers.ts'
import type { AccountPayload } from '../../payloads.ts'
import { confirmPassword, lockConfirmed } from '../../rules/confirm-password.ts'
import { closeSessions } from '../../sessions/close-sessions.ts'

const path = ['input', 'password']

/** Hides the account and ends every session; signing in brings it back. */
export async function deactivateAccount(
  ctx: AuthContext,
  viewer: Viewer,
  input: DeactivateAccountInput,
): Promise<AccountPayload> {
  const { id: accountId } = viewer
  const confirmed = await confirmPassword(ctx, viewer, input.password, path)
  if (confirmed.problem) return failed(confirmed.problem)
  const endedAt = ctx.now
  const closed = await ctx.db.transaction().execute(async (trx) => {
    const locked = await lockConfirmed(trx, confirmed.credentials, path)
    if (locked.problem) return locked
    if (locked.account.status !== 'ACTIVE') {
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
