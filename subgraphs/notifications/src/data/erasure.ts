import type { Trx } from './db.ts'
import { listed } from './told.ts'

/** Everything that is the person's own. */
export async function eraseOwner(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('notifications').where('userId', '=', userId).execute()
  await trx.deleteFrom('notificationGroups').where('userId', '=', userId).execute()
  await trx.deleteFrom('notificationPreferences').where('userId', '=', userId).execute()
  await trx.deleteFrom('mutedPosts').where('userId', '=', userId).execute()
  await trx.deleteFrom('conversationMarks').where('userId', '=', userId).execute()
  await trx.deleteFrom('pushSubscriptions').where('userId', '=', userId).execute()
  await trx.deleteFrom('deliverySettings').where('userId', '=', userId).execute()
  await trx.deleteFrom('mailStops').where('userId', '=', userId).execute()
}

/** What others were told of the person: out of sight for good, as the person is. Gives those who had it in their lists. */
export async function eraseActor(trx: Trx, userId: string): Promise<string[]> {
  const rows = await trx
    .deleteFrom('notifications')
    .where('actorId', '=', userId)
    .returning(['userId', 'inApp'])
    .execute()
  return listed(rows)
}
