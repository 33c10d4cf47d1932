import type { Viewer } from '@plaza/server'
import type { UserError } from '@plaza/subgraph'
import type { AuthContext } from '../context.ts'
import { type AccountRow, findAccountForUpdate } from '../data/accounts.ts'
import { type Credentials, findCredentials } from '../data/credentials.ts'
import type { Trx } from '../data/db.ts'
import { insertSecurityEvent } from '../data/security-events.ts'
import { verifyPassword } from '../passwords/hashing.ts'
import { accountGone, rateLimited, wrongPassword } from './errors.ts'

/** Which password was confirmed; or what is wrong. */
export type Confirmation =
  | { readonly credentials: Credentials; readonly problem?: never }
  | { readonly credentials?: never; readonly problem: UserError }

/** Asks the viewer for the present password once more. */
export async function confirmPassword(
  ctx: AuthContext,
  viewer: Viewer,
  password: string,
  path: string[],
): Promise<Confirmation> {
  const { id: accountId, sessionId } = viewer
  const wait = await ctx.auth.throttle.take(['passwordByAccount', accountId])
  if (wait > 0) return { problem: rateLimited(wait) }
  const credentials = await findCredentials(ctx.owner, { id: accountId })
  if ((await verifyPassword(credentials?.passwordHash ?? null, password)) && credentials) {
    await ctx.auth.throttle.giveBack(['passwordByAccount', accountId])
    return { credentials }
  }
  await insertSecurityEvent(ctx.owner, { type: 'PASSWORD_REFUSED', accountId, sessionId })
  return { problem: wrongPassword(path) }
}

/**
 * Locks the account's row for what the password was confirmed for. When the password has changed meanwhile, by a reset for
 * instance, somebody else may know the former one: it opens nothing any more.
 */
export async function lockConfirmed(
  trx: Trx,
  { id, passwordChangedAt }: Credentials,
  path: string[],
): Promise<{ account: AccountRow; problem?: never } | { account?: never; problem: UserError }> {
  const account = await findAccountForUpdate(trx, id)
  if (!account) return { problem: accountGone() }
  const isStillIt = account.passwordChangedAt.getTime() === passwordChangedAt.getTime()
  return isStillIt ? { account } : { problem: wrongPassword(path) }
}
