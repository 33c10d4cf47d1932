import { sql } from 'kysely'
import type { Trx } from './db.ts'

/** Everything that is the person's own. */
export async function eraseOwner(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('notifications').where('userId', '=', userId).execute()
  await trx.deleteFrom('notificationPreferences').where('userId', '=', userId).execute()
  await trx.deleteFrom('conversationMarks').where('userId', '=', userId).execute()
  await trx.deleteFrom('pushSubscriptions').where('userId', '=', userId).execute()
}

/** What others were told of the person: requests and acceptances go, the rest stays without a name. */
export async function eraseActor(trx: Trx, userId: string): Promise<void> {
  await trx
    .deleteFrom('notifications')
    .where('actorId', '=', userId)
    .where('type', 'in', ['FRIEND_REQUEST', 'FRIEND_ACCEPTED'])
    .execute()
  // The fact may name the person too; its own id is as good a key for a thing that cannot happen again.
  await trx
    .updateTable('notifications')
    .set({ actorId: null, dedupeKey: sql<string>`id::text` })
    .where('actorId', '=', userId)
    .execute()
}
