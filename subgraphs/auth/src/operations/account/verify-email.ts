import { publish } from '@plaza/events'
import { userEmailChanged, userEmailVerified } from '@plaza/schema/events'
import { networkOf } from '@plaza/server'
import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import { type AuthContext, asAccount } from '../../context.ts'
import { findAccount, findAccountForUpdate, takenBy, updateAccount } from '../../data/accounts.ts'
import type { Trx } from '../../data/db.ts'
import { claimLink, deleteLiveLinks, findLinkOwnerId } from '../../data/mailed-links.ts'
import { deleteMailsOfAccount, insertMail } from '../../data/outgoing-mails.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { VerifyEmailInput } from '../../generated/resolvers.ts'
import { rateLimited } from '../../throttle/throttle.ts'
import { hashToken } from '../../tokens/opaque-token.ts'

type Result = { verifiedEmail?: string; errors: UserError[] }

const expired = () => failed(userError('EXPIRED', 'This link is used up or out of date.', ['input', 'token']))

/** Confirms the address a link was mailed to: the first one, or the one that takes its place. */
export async function verifyEmail(ctx: AuthContext, { token }: VerifyEmailInput): Promise<Result> {
  const tokenHash = hashToken(token)
  const accountId = await findLinkOwnerId(ctx.owner, 'emailVerifications', tokenHash)
  if (!accountId) {
    const wait = await ctx.auth.throttle.take(['badLinkByAddress', networkOf(ctx.client.ipAddress)])
    return wait > 0 ? failed(rateLimited(wait)) : expired()
  }
  try {
    const verifiedEmail = await asAccount(ctx, accountId, (db) =>
      db.transaction().execute(async (trx) => {
        const account = await findAccountForUpdate(trx, accountId)
        const email = (await claimLink(trx, 'emailVerifications', tokenHash))?.email
        if (!account || !email) return undefined
        if (email === account.pendingEmail) return replaceEmail(trx, accountId, email, ctx.now)
        return email === account.email ? confirmEmail(trx, accountId, email, ctx.now) : undefined
      }),
    )
    return verifiedEmail ? { verifiedEmail, errors: [] } : expired()
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
  // Whoever still reads the former mailbox must not be able to set a password from it.
  await deleteLiveLinks(trx, 'passwordResets', accountId)
  await publish(trx, userEmailChanged, accountFacts(account))
  await insertSecurityEvent(trx, { type: 'EMAIL_CHANGED', accountId })
  return email
}

/** Mails a new link to the address that waits for verification. */
export async function resendEmailVerification(ctx: AuthContext): Promise<{ errors: UserError[] }> {
  const { id: accountId } = requireViewer(ctx)
  const account = await findAccount(ctx.db, accountId)
  if (!account) return failed(userError('NOT_FOUND', 'This account does not exist any more.'))
  if (account.pendingEmail === null && account.emailVerifiedAt !== null) {
    return failed(userError('CONFLICT', 'The address is verified already.'))
  }
  const wait = await ctx.auth.throttle.take(['mailByAccount', accountId])
  if (wait > 0) return failed(rateLimited(wait))
  await ctx.db.transaction().execute(async (trx) => {
    const held = await findAccountForUpdate(trx, accountId)
    if (!held) return
    await withdrawLinks(trx, accountId)
    await (held.pendingEmail !== null
      ? insertMail(trx, { kind: 'CONFIRM_NEW_EMAIL', accountId, address: held.pendingEmail })
      : insertMail(trx, { kind: 'VERIFY_EMAIL', accountId, address: held.email }))
  })
  ctx.auth.mailer.wake()
  return { errors: [] }
}

/** Earlier links stop working at once, not only when the next one is made. */
export async function withdrawLinks(trx: Trx, accountId: string): Promise<void> {
  await deleteLiveLinks(trx, 'emailVerifications', accountId)
  await deleteMailsOfAccount(trx, accountId, ['VERIFY_EMAIL', 'CONFIRM_NEW_EMAIL'])
}
