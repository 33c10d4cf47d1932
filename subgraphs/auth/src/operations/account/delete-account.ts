import { publish } from '@plaza/events'
import { userDeleted } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { deleteAccountRow } from '../../data/accounts.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import type { DeleteAccountInput, DeleteAccountPayload } from '../../generated/resolvers.ts'
import { confirmPassword, lockConfirmed } from '../../rules/confirm-password.ts'
import { closeSessions } from '../../sessions/close-sessions.ts'

const path = ['input', 'password']

/** Deletes the account for good and tells every service to erase what it holds about the person. */
export async function deleteAccount(
  ctx: AuthContext,
  viewer: Viewer,
  input: DeleteAccountInput,
): Promise<DeleteAccountPayload> {
  const { id: accountId } = viewer
  const confirmed = await confirmPassword(ctx, viewer, input.password, path)
  if (confirmed.problem) return failed(confirmed.problem)
  const { now } = ctx
  const deleted = await ctx.db.transaction().execute(async (trx) => {
    const locked = await lockConfirmed(trx, confirmed.credentials, path)
    if (locked.problem) return locked
    const endedIds = await closeSessions(trx, { accountId, reason: 'ACCOUNT_CLOSED', endedAt: now })
    await deleteAccountRow(trx, accountId)
    await publish(trx, userDeleted, {
      userId: accountId,
      email: null,
      username: null,
      emailVerifiedAt: null,
      status: 'DEACTIVATED',
      version: locked.account.version + 1,
      deletedAt: now,
    })
    await insertSecurityEvent(trx, { type: 'ACCOUNT_DELETED', accountId })
    return { endedIds }
  })
  if ('problem' in deleted) return failed(deleted.problem)
  ctx.revocations.end(deleted.endedIds, now)
  return { deletedUserId: accountId, errors: [] }
}
