import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { findAccount } from '../../data/accounts.ts'
import type { ChangePasswordInput } from '../../generated/resolvers.ts'
import { hashPassword } from '../../passwords/hashing.ts'
import { setPassword } from '../../passwords/set-password.ts'
import type { AccountPayload } from '../../payloads.ts'
import { confirmPassword, lockConfirmed } from '../../rules/confirm-password.ts'
import { accountGone } from '../../rules/errors.ts'
import { checkPassword } from '../../rules/passwords.ts'

const path = ['input', 'currentPassword']

/** Changes the password and ends every session but the one that asks. */
export async function changePassword(
  ctx: AuthContext,
  viewer: Viewer,
  input: ChangePasswordInput,
): Promise<AccountPayload> {
  const { id: accountId, sessionId } = viewer
  const account = await findAccount(ctx.db, accountId)
  if (!account) return failed(accountGone())
  const problem = checkPassword(input.newPassword, [account.email, account.username], ['input', 'newPassword'])
  if (problem) return failed(problem)
  const confirmed = await confirmPassword(ctx, viewer, input.currentPassword, path)
  if (confirmed.problem) return failed(confirmed.problem)

  const passwordHash = await hashPassword(input.newPassword)
  const { now } = ctx
  const changed = await ctx.db.transaction().execute(async (trx) => {
    const { problem } = await lockConfirmed(trx, confirmed.credentials, path)
    return problem
      ? { problem }
      : setPassword(trx, { accountId, passwordHash, byReset: false, keepsSession: sessionId, now })
  })
  if ('problem' in changed) return failed(changed.problem)
  ctx.revocations.end(changed.endedIds, now)
  return { account: changed.account, errors: [] }
}
