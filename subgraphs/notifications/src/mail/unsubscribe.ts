import type { Db } from '../data/db.ts'
import { upsertPreferences } from '../data/preferences.ts'
import { isLocked, notificationTypes } from '../rules/preference-defaults.ts'
import type { Unsubscription } from './unsubscribe-links.ts'

/** Ends the mails that a link stands for. Whose link it is says the link: nobody is signed in. */
export async function unsubscribe(system: Db, { userId, scope }: Unsubscription): Promise<void> {
  const types = notificationTypes.filter((type) => !isLocked(type, 'email') && (scope === 'ALL' || type === scope))
  if (types.length === 0) return
  await system.transaction().execute(async (trx) => {
    // The mark of an erased person lets nothing of theirs come back.
    const person = await trx
      .selectFrom('people')
      .select('status')
      .where('userId', '=', userId)
      .forShare()
      .executeTakeFirst()
    if (person?.status === 'DELETED') return
    const changes = types.map((type) => ({ type, inApp: null, email: false, push: null }))
    await upsertPreferences(trx, userId, changes)
  })
}
