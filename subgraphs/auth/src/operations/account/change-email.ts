import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { findAccount, findAccountByEmail, updatePendingEmail } from '../../data/accounts.ts'
import { insertMail } from '../../data/outgoing-mails.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import type { ChangeEmailInput } from '../../generated/resolvers.ts'
import { withdrawLinks } from '../../mail/withdraw-links.ts'
import type { AccountPayload } from '../../payloads.ts'
import { confirmPassword, lockConfirmed } from '../../rules/confirm-password.ts'
import { accountGone, emailTaken, rateLimited } from '../../rules/errors.ts'
import { checkEmail } from '../../rules/names.ts'
import { normaliseEmail } from '../../rules/normalise.ts'

const path = ['input', 'newEmail']

/** Asks for another address. It takes effect once its own link has been opened; the present address is told. */
export async function changeEmail(ctx: AuthContext, viewer: Viewer, input: ChangeEmailInput): Promise<AccountPayload> {
  const { id: accountId } = viewer
  const newEmail = normaliseEmail(input.newEmail)
  const problem = checkEmail(newEmail, path)
  if (problem) return failed(problem)
  const confirmed = await confirmPassword(ctx, viewer, input.password, ['input', 'password'])
  if (confirmed.problem) return failed(confirmed.problem)

  const account = await findAccount(ctx.db, accountId)
  if (!account) return failed(accountGone())
  if (account.email === newEmail) return failed(userError('CONFLICT', 'This is your address already.', path))
  const wait = await ctx.auth.throttle.takeAll([
    ['mailByAccount', accountId],
    ['mailByEmail', newEmail],
  ])
  if (wait > 0) return failed(rateLimited(wait))
  if (await findAccountByEmail(ctx.owner, newEmail)) return failed(emailTaken(path))

  const changed = await ctx.db.transaction().execute(async (trx) => {
    const locked = await lockConfirmed(trx, confirmed.credentials, ['input', 'password'])
    if (locked.problem) return locked
    await withdrawLinks(trx, accountId)
    await insertMail(trx, { kind: 'CONFIRM_NEW_EMAIL', accountId, address: newEmail })
    await insertMail(trx, { kind: 'EMAIL_CHANGE_NOTICE', accountId, address: locked.account.email })
    await insertSecurityEvent(trx, { type: 'EMAIL_CHANGE_REQUESTED', accountId })
    return { account: await updatePendingEmail(trx, accountId, newEmail) }
  })
  if ('problem' in changed) return failed(changed.problem)
  ctx.auth.mailer.wake()
  return { account: changed.account, errors: [] }
}
