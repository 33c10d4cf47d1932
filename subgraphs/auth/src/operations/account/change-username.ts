import { publish } from '@plaza/events'
import { userUsernameChanged } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { findAccountForUpdate, takenBy, updateAccount } from '../../data/accounts.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { ChangeUsernameInput } from '../../generated/resolvers.ts'
import type { AccountPayload } from '../../payloads.ts'
import { accountGone, rateLimited, usernameTaken } from '../../rules/errors.ts'
import { checkUsername } from '../../rules/names.ts'
import { normaliseUsername } from '../../rules/normalise.ts'

const path = ['input', 'username']

/** Takes effect at once. The database keeps the old name for its owner for 30 days, so only few may be given up. */
export async function changeUsername(
  ctx: AuthContext,
  viewer: Viewer,
  input: ChangeUsernameInput,
): Promise<AccountPayload> {
  const { id: accountId } = viewer
  const username = normaliseUsername(input.username)
  const problem = checkUsername(username, path)
  if (problem) return failed(problem)
  const wait = await ctx.auth.throttle.take(['usernameByAccount', accountId])
  if (wait > 0) return failed(rateLimited(wait))
  let givesNameUp = false
  try {
    const account = await ctx.db.transaction().execute(async (trx) => {
      const before = await findAccountForUpdate(trx, accountId)
      if (!before || before.username === username) return before
      givesNameUp = before.username.toLowerCase() !== username.toLowerCase()
      const changed = await updateAccount(trx, accountId, { username })
      await publish(trx, userUsernameChanged, { ...accountFacts(changed), previousUsername: before.username })
      await insertSecurityEvent(trx, { type: 'USERNAME_CHANGED', accountId })
      return changed
    })
    return account ? { account, errors: [] } : failed(accountGone())
  } catch (error) {
    givesNameUp = false
    if (takenBy(error) !== 'username') throw error
    return failed(usernameTaken(path))
  } finally {
    if (!givesNameUp) await ctx.auth.throttle.giveBack(['usernameByAccount', accountId])
  }
}
