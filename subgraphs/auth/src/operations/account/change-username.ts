import { publish } from '@plaza/events'
import { userUsernameChanged } from '@plaza/schema/events'
import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { type AccountRow, findAccountForUpdate, takenBy, updateAccount } from '../../data/accounts.ts'
import { insertSecurityEvent } from '../../data/security-events.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { ChangeUsernameInput } from '../../generated/resolvers.ts'
import { checkUsername } from '../../rules/names.ts'
import { normaliseUsername } from '../../rules/normalise.ts'

const path = ['input', 'username']

/** Takes effect at once. The database keeps the old name for its owner for 30 days. */
export async function changeUsername(
  ctx: AuthContext,
  input: ChangeUsernameInput,
): Promise<{ account?: AccountRow; errors: UserError[] }> {
  const { id: accountId } = requireViewer(ctx)
  const username = normaliseUsername(input.username)
  const problem = checkUsername(username, path)
  if (problem) return failed(problem)
  try {
    const account = await ctx.db.transaction().execute(async (trx) => {
      const before = await findAccountForUpdate(trx, accountId)
      if (!before || before.username === username) return before
      const changed = await updateAccount(trx, accountId, { username })
      await publish(trx, userUsernameChanged, { ...accountFacts(changed), previousUsername: before.username })
      await insertSecurityEvent(trx, { type: 'USERNAME_CHANGED', accountId })
      return changed
    })
    return account ? { account, errors: [] } : failed(userError('NOT_FOUND', 'This account does not exist any more.'))
  } catch (error) {
    if (takenBy(error) !== 'username') throw error
    return failed(userError('TAKEN', 'This user name is not available.', path))
  }
}
