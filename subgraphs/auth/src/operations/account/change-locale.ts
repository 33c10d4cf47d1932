import { publish } from '@plaza/events'
import { userLocaleChanged } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { AuthContext } from '../../context.ts'
import { findAccountForUpdate, updateAccount } from '../../data/accounts.ts'
import { accountFacts } from '../../events/account-facts.ts'
import type { ChangeLocaleInput } from '../../generated/resolvers.ts'
import type { AccountPayload } from '../../payloads.ts'
import { accountGone } from '../../rules/errors.ts'
import { findLocale } from '../../rules/locales.ts'

/** The next mail and push message have it. */
export async function changeLocale(
  ctx: AuthContext,
  viewer: Viewer,
  input: ChangeLocaleInput,
): Promise<AccountPayload> {
  const locale = findLocale(input.locale)
  if (!locale) {
    return failed(userError('INVALID', 'There are texts in English (en) and German (de).', ['input', 'locale']))
  }
  const account = await ctx.db.transaction().execute(async (trx) => {
    const before = await findAccountForUpdate(trx, viewer.id)
    if (!before || before.locale === locale) return before
    const changed = await updateAccount(trx, viewer.id, { locale })
    await publish(trx, userLocaleChanged, accountFacts(changed))
    return changed
  })
  return account ? { account, errors: [] } : failed(accountGone())
}
