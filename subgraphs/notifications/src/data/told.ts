import { type Insertable, sql, type Transaction } from 'kysely'
import type { DB, DeliveryChannel, Notifications, SubjectType } from '../generated/database.ts'

/** Those that are new; a fact that a person has been told of before is passed over. */
export async function insertNotifications(
  trx: Transaction<DB>,
  rows: readonly Insertable<Notifications>[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const inserted = await trx
    .insertInto('notifications')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['userId', 'dedupeKey']).doNothing())
    .returning('id')
    .execute()
  return new Set(inserted.map(({ id }) => id))
}

export async function insertDeliveries(
  trx: Transaction<DB>,
  rows: readonly { notificationId: string; channel: DeliveryChannel }[],
): Promise<void> {
  if (rows.length > 0) await trx.insertInto('deliveries').values(rows).execute()
}

/** Whether any of these has ended before we heard that it began. */
export async function isRetracted(trx: Transaction<DB>, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const row = await trx.selectFrom('retractions').select('subjectId').where('subjectId', 'in', ids).executeTakeFirst()
  return row !== undefined
}

/** From now on nobody is told of it. */
export async function insertRetraction(trx: Transaction<DB>, subjectId: string): Promise<void> {
  await trx
    .insertInto('retractions')
    .values({ subjectId })
    .onConflict((conflict) => conflict.column('subjectId').doNothing())
    .execute()
}

/** Takes back what is about a thing, or about something under it. */
export async function deleteAbout(trx: Transaction<DB>, subjectId: string): Promise<void> {
  await trx
    .deleteFrom('notifications')
    .where(({ or, eb }) => or([eb('subjectId', '=', subjectId), eb('rootId', '=', subjectId)]))
    .execute()
}

/** Takes back what one person was told of a thing. */
export async function deleteAboutFor(trx: Transaction<DB>, subjectId: string, userId: string): Promise<void> {
  await trx.deleteFrom('notifications').where('subjectId', '=', subjectId).where('userId', '=', userId).execute()
}

/** Takes one fact back while it is unread. */
export async function deleteUnreadFact(trx: Transaction<DB>, userId: string, dedupeKey: string): Promise<void> {
  await trx
    .deleteFrom('notifications')
    .where('userId', '=', userId)
    .where('dedupeKey', '=', dedupeKey)
    .where('readAt', 'is', null)
    .execute()
}

export async function markReadAbout(
  trx: Transaction<DB>,
  subject: { type: SubjectType; id: string },
  readAt: Date,
  userId?: string,
): Promise<void> {
  let update = trx
    .updateTable('notifications')
    .set({ readAt })
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('readAt', 'is', null)
    .where('createdAt', '<=', readAt)
  if (userId !== undefined) update = update.where('userId', '=', userId).where('type', '=', 'MESSAGE')
  await update.execute()
}

/** Drops what waits between two people, either way. */
export async function deleteUnreadBetween(trx: Transaction<DB>, one: string, other: string): Promise<void> {
  await trx
    .deleteFrom('notifications')
    .where(sql<boolean>`(user_id, actor_id) in ((${one}, ${other}), (${other}, ${one}))`)
    .where('readAt', 'is', null)
    .execute()
}
