import { networkOf } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../../context.ts'
import { findAccount, findAccountForUpdate } from '../../data/accounts.ts'
import { claimLink, findLinkOwnerId } from '../../data/mailed-links.ts'
import type { ResetPasswordInput } from '../../generated/resolvers.ts'
import { hashPassword } from '../../passwords/hashing.ts'
import { checkPassword } from '../../rules/passwords.ts'
import { rateLimited } from '../../throttle/throttle.ts'
import { hashToken } from '../../tokens/opaque-token.ts'
import { setPassword } from './change-password.ts'

const expired = () => failed(userError('EXPIRED', 'This link is used up or out of date.', ['input', 'token']))

/** Sets a new password with a mailed link and ends every session. A password that is refused does not use the link up. */
export async function resetPassword(
  ctx: AuthContext,
  { token, newPassword }: ResetPasswordInput,
): Promise<{ errors: UserError[] }> {
  const tokenHash = hashToken(token)
  const accountId = await findLinkOwnerId(ctx.owner, 'passwordResets', tokenHash)
  const account = accountId && (await findAccount(ctx.owner, accountId))
  if (!account) {
    const wait = await ctx.auth.throttle.take(['badLinkByAddress', networkOf(ctx.client.ipAddress)])
    return wait > 0 ? failed(rateLimited(wait)) : expired()
  }
  const problem = checkPassword(newPassword, [account.email, account.username], ['input', 'newPassword'])
  if (problem) return failed(problem)

  const passwordHash = await hashPassword(newPassword)
  const { now } = ctx
  const changed = await asAccount(ctx, account.id, (db) =>
    db.transaction().execute(async (trx) => {
      if (!(await findAccountForUpdate(trx, account.id))) return undefined
      if (!(await claimLink(trx, 'passwordResets', tokenHash))) return undefined
      return setPassword(trx, { accountId: account.id, passwordHash, byReset: true, now })
    }),
  )
  if (!changed) return expired()
  ctx.revocations.end(changed.endedIds, now)
  // Whoever guessed before has guessed in vain; the owner gets in at once.
  for (const name of [account.email, account.username.toLowerCase()]) {
    await ctx.auth.throttle.clear(['signInByNameAndAddress', name, networkOf(ctx.client.ipAddress)])
    await ctx.auth.throttle.clear(['signInByName', name])
  }
  return { errors: [] }
}
