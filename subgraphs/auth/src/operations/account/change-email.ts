import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { type AccountRow, findAccount, findAccountByEmail, updatePendingEmail } from '../../data/accounts.ts'
import { insertMail } from '../../data/outgoing-mails.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import type { ChangeEmailInput } from '../../generated/resolvers.ts'
import { accountGone, confirmPassword, lockConfirmed } from '../../rules/confirm-password.ts'
import { checkEmail } from '../../rules/names.ts'
import { normaliseEmail } from '../../rules/normalise.ts'
import { rateLimited } from '../../throttle/throttle.ts'
import { withdrawLinks } from './verify-email.ts'

const path = ['input', 'newEmail']

/** Asks for another address. It takes effect once its own link has been opened; the present address is told. */
export async function changeEmail(
  ctx: AuthContext,
  input: ChangeEmailInput,
): Promise<{ account?: AccountRow; errors: UserError[] }> {
  const { id: accountId } = requireViewer(ctx)
  const newEmail = normaliseEmail(input.newEmail)
  const problem = checkEmail(newEmail, path)
  if (problem) return failed(problem)
  const confirmed = await confirmPassword(ctx, input.password, ['input', 'password'])
  if (confirmed.problem) return failed(confirmed.problem)

  const account = await findAccount(ctx.db, accountId)
  if (!account) return failed(accountGone())
  if (account.email === newEmail) return failed(userError('CONFLICT', 'This is your address already.', path))
  const wait = await ctx.auth.throttle.take(['mailByAccount', accountId])
  if (wait > 0) return failed(rateLimited(wait))
  if (await findAccountByEmail(ctx.owner, newEmail)) {
    return failed(userError('TAKEN', 'There is an account with this e-mail address.', path))
  }

  const changed = await ctx.db.transaction().execute(async (trx) => {
    const held = await lockConfirmed(trx, confirmed.credentials, ['input', 'password'])
    if (held.problem) return held
    await withdrawLinks(trx, accountId)
    await insertMail(trx, { kind: 'CONFIRM_NEW_EMAIL', accountId, address: newEmail })
    await insertMail(trx, { kind: 'EMAIL_CHANGE_NOTICE', accountId, address: held.account.email })
    await insertSecurityEvent(trx, { type: 'EMAIL_CHANGE_REQUESTED', accountId })
    return { account: await updatePendingEmail(trx, accountId, newEmail) }
  })
  if ('problem' in changed) return failed(changed.problem)
  ctx.auth.mailer.wake()
  return { account: changed.account, errors: [] }
}
