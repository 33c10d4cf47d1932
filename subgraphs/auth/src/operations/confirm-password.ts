import { requireViewer, type UserError, userError } from '@plaza/service'
import type { AuthContext } from '../context.ts'
import { findCredentials } from '../data/accounts.ts'
import { insertSecurityEvent } from '../data/security-events.ts'
import { verifyPassword } from '../passwords/hashing.ts'
import { rateLimited } from '../throttle/throttle.ts'

/** Asks the viewer for the present password once more. Says what is wrong, if anything. */
export async function confirmPassword(
  ctx: AuthContext,
  password: string,
  path: string[],
): Promise<UserError | undefined> {
  const { id: accountId, sessionId } = requireViewer(ctx)
  const { system } = ctx.service.database
  const wait = await ctx.auth.throttle.take(['passwordByAccount', accountId])
  if (wait > 0) return rateLimited(wait)
  const credentials = await findCredentials(system, { id: accountId })
  if (await verifyPassword(credentials?.passwordHash ?? null, password)) {
    await ctx.auth.throttle.giveBack(['passwordByAccount', accountId])
    return undefined
  }
  await insertSecurityEvent(system, { type: 'PASSWORD_REFUSED', accountId, sessionId })
  return userError('INVALID_CREDENTIALS', 'The password is wrong.', path)
}
