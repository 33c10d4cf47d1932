import { networkOf, type Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../../context.ts'
import { findAccount, findAccountForUpdate } from '../../data/accounts.ts'
import { claimLink, findLinkOwnerId } from '../../data/mailed-links.ts'
import type { ResetPasswordInput, ResetPasswordPayload } from '../../generated/resolvers.ts'
import { hashPassword } from '../../passwords/hashing.ts'
import { setPassword } from '../../passwords/set-password.ts'
import { linkExpired, rateLimited } from '../../rules/errors.ts'
import { checkPassword } from '../../rules/passwords.ts'
import { hashToken } from '../../tokens/opaque-token.ts'

/** Sets a new password with a mailed link and ends every session. A password that is refused does not use the link up. */
export async function resetPassword(
  ctx: AuthContext,
  _viewer: Viewer | null,
  input: ResetPasswordInput,
): Promise<ResetPasswordPayload> {
  const tokenHash = hashToken(input.token)
  const accountId = await findLinkOwnerId(ctx.owner, 'passwordResets', tokenHash)
  const account = accountId && (await findAccount(ctx.owner, accountId))
  if (!account) {
    const wait = await ctx.auth.throttle.take(['badLinkByAddress', networkOf(ctx.client.ipAddress)])
    return failed(wait > 0 ? rateLimited(wait) : linkExpired())
  }
  const problem = checkPassword(input.newPassword, [account.email, account.username], ['input', 'newPassword'])
  if (problem) return failed(problem)

  const passwordHash = await hashPassword(input.newPassword)
  const { now } = ctx
  const changed = await asAccount(ctx, account.id, (db) =>
    db.transaction().execute(async (trx) => {
      if (!(await findAccountForUpdate(trx, account.id))) return null
      if (!(await claimLink(trx, 'passwordResets', tokenHash))) return null
      return setPassword(trx, { accountId: account.id, passwordHash, byReset: true, now })
    }),
  )
  if (!changed) return failed(linkExpired())
  ctx.revocations.end(changed.endedIds, now)
  // Earlier guesses were at the former password; the owner gets in at once.
  await ctx.auth.throttle.clear(['signInByNameAndAddress', 'account', account.id, networkOf(ctx.client.ipAddress)])
  await ctx.auth.throttle.clear(['signInByName', 'account', account.id])
  return { errors: [] }
}
