import { networkOf, type Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { insertMail } from '../../data/outgoing-mails.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import type { RequestPasswordResetInput, RequestPasswordResetPayload } from '../../generated/resolvers.ts'
import { rateLimited } from '../../rules/errors.ts'
import { checkEmail } from '../../rules/names.ts'
import { normaliseEmail } from '../../rules/normalise.ts'

/**
 * Asks for a reset link. The mailer finds out after the answer whether there is such an account, so neither the answer nor
 * its time depends on it.
 */
export async function requestPasswordReset(
  ctx: AuthContext,
  _viewer: Viewer | null,
  input: RequestPasswordResetInput,
): Promise<RequestPasswordResetPayload> {
  const address = normaliseEmail(input.email)
  const problem = checkEmail(address, ['input', 'email'])
  if (problem) return failed(problem)
  const wait = await ctx.auth.throttle.takeAll([
    ['resetByEmail', address],
    ['resetByAddress', networkOf(ctx.client.ipAddress)],
  ])
  if (wait > 0) return failed(rateLimited(wait))
  await ctx.owner.transaction().execute(async (trx) => {
    await insertMail(trx, { kind: 'PASSWORD_RESET', accountId: null, address })
    await insertSecurityEvent(trx, { type: 'PASSWORD_RESET_REQUESTED' })
  })
  ctx.auth.mailer.wake()
  return { errors: [] }
}
