import { insertAuditEntry } from '../data/audit-log.ts'
import type { Db } from '../data/db.ts'
import { deleteModerator, insertModerator } from '../data/moderators.ts'

/**
 * Makes somebody a moderator, or one no more; the audit log says so. For the operator, as the owner: no request can do it.
 * @returns whether it was otherwise before; null when there is no such account
 */
export async function changeRole(
  system: Db,
  username: string,
  { isModerator }: { isModerator: boolean },
): Promise<boolean | null> {
  return system.transaction().execute(async (trx) => {
    const account = await trx
      .selectFrom('accounts')
      .select('id')
      .where(({ fn, eb }) => eb(fn<string>('lower', ['username']), '=', username.toLowerCase()))
      .executeTakeFirst()
    if (!account) return null
    const hasChanged = isModerator ? await insertModerator(trx, account.id) : await deleteModerator(trx, account.id)
    const action = isModerator ? 'ROLE_GRANTED' : 'ROLE_REVOKED'
    if (hasChanged) await insertAuditEntry(trx, { action, actorId: null, subjectType: 'USER', subjectId: account.id })
    return hasChanged
  })
}
