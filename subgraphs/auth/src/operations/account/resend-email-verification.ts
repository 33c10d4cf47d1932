import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { findAccount, findAccountForUpdate } from '../../data/accounts.ts'
import { insertMail } from '../../data/outgoing-mails.ts'
import type { ResendEmailVerificationPayload } from '../../generated/resolvers.ts'
import { withdrawLinks } from '../../mail/withdraw-links.ts'
import { accountGone, rateLimited } from '../../rules/errors.ts'

/** Mails a new link to the address that waits for verification. */
export async function resendEmailVerification(
  ctx: AuthContext,
  viewer: Viewer,
): Promise<ResendEmailVerificationPayload> {
  const { id: accountId } = viewer
  const account = await findAccount(ctx.db, accountId)
  if (!account) return failed(accountGone())
  if (account.pendingEmail === null && account.emailVerifiedAt !== null) {
    return failed(userError('CONFLICT', 'The address is verified already.'))
  }
  const wait = await ctx.auth.throttle.take(['mailByAccount', accountId])
  if (wait > 0) return failed(rateLimited(wait))
  await ctx.db.transaction().execute(async (trx) => {
    const locked = await findAccountForUpdate(trx, accountId)
    if (!locked) return
    await withdrawLinks(trx, accountId)
    await (locked.pendingEmail !== null
      ? insertMail(trx, { kind: 'CONFIRM_NEW_EMAIL', accountId, address: locked.pendingEmail })
      : insertMail(trx, { kind: 'VERIFY_EMAIL', accountId, address: locked.email }))
  })
  ctx.auth.mailer.wake()
  return { errors: [] }
}
