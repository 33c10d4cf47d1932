import { publish } from '@plaza/events'
import { userEmailChanged, userEmailVerified } from '@plaza/schema/events'
import { networkOf, type Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../../context.ts'
import { findAccountForUpdate, takenBy, updateAccount } from '../../data/accounts.ts'
import type { Trx } from '../../data/db.ts'
import { claimLink, deleteLiveLinks, findLinkOwnerId } from '../../data/mailed-links.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { VerifyEmailInput, VerifyEmailPayload } from '../../generated/resolvers.ts'
import { linkExpired, rateLimited } from '../../rules/errors.ts'
import { hashToken } from '../../tokens/opaque-token.ts'

/** Confirms the address a link was mailed to: the first one, or the one that takes its place. */
export async function verifyEmail(
  ctx: AuthContext,
  _viewer: Viewer | null,
  input: VerifyEmailInput,
): Promise<VerifyEmailPayload> {
  const tokenHash = hashToken(input.token)
  const accountId = await findLinkOwnerId(ctx.owner, 'emailVerifications', tokenHash)
  if (!accountId) {
    const wait = await ctx.auth.throttle.take(['badLinkByAddress', networkOf(ctx.client.ipAddress)])
    return failed(wait > 0 ? rateLimited(wait) : linkExpired())
  }
  try {
    const verifiedEmail = await asAccount(ctx, accountId, (db) =>
      db.transaction().execute(async (trx) => {
        const account = await findAccountForUpdate(trx, accountId)
        const email = (await claimLink(trx, 'emailVerifications', tokenHash))?.email
        if (!account || !email) return null
        if (email === account.pendingEmail) return replaceEmail(trx, accountId, email, ctx.now)
        return email === account.email ? confirmEmail(trx, accountId, email, ctx.now) : null
      }),
    )
    return verifiedEmail ? { verifiedEmail, errors: [] } : failed(linkExpired())
  } catch (error) {
    // Somebody else has signed up with the address while it waited for its confirmation.
    if (takenBy(error) !== 'email') throw error
    return failed(userError('TAKEN', 'There is an account with this e-mail address by now.', ['input', 'token']))
  }
}

async function confirmEmail(trx: Trx, accountId: string, email: string, emailVerifiedAt: Date): Promise<string> {
  const account = await updateAccount(trx, accountId, { emailVerifiedAt })
  await publish(trx, userEmailVerified, accountFacts(account))
  await insertSecurityEvent(trx, { type: 'EMAIL_VERIFIED', accountId })
  return email
}

async function replaceEmail(trx: Trx, accountId: string, email: string, emailVerifiedAt: Date): Promise<string> {
  const account = await updateAccount(trx, accountId, { email, pendingEmail: null, emailVerifiedAt })
  // A person who still reads the former mailbox must not be able to set a password from it.
  await deleteLiveLinks(trx, 'passwordResets', accountId)
  await publish(trx, userEmailChanged, accountFacts(account))
  await insertSecurityEvent(trx, { type: 'EMAIL_CHANGED', accountId })
  return email
}
