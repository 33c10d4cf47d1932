import { type Insertable, sql } from 'kysely'
import type { Notifications } from '../generated/database.ts'
import type { Trx } from './db.ts'
import { read } from './notifications.ts'

/**
 * Those that are new. A fact that a person has been told of before is passed over; one that was taken back since stands as it
 * stood, and `restoredTo` are those who have it in their lists again.
 */
export async function insertNotifications(
  trx: Trx,
  rows: readonly (Insertable<Notifications> & { id: string })[],
): Promise<{ newIds: Set<string>; restoredTo: string[] }> {
  if (rows.length === 0) return { newIds: new Set(), restoredTo: [] }
  const stand = await trx
    .insertInto('notifications')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['userId', 'dedupeKey'])
        .doUpdateSet({ withdrawnAt: null })
        .where('notifications.withdrawnAt', 'is not', null),
    )
    .returning(['id', 'userId', 'inApp'])
    .execute()
  const drafted = new Set(rows.map(({ id }) => id))
  const [added, restored] = [stand.filter(({ id }) => drafted.has(id)), stand.filter(({ id }) => !drafted.has(id))]
  return { newIds: new Set(added.map(({ id }) => id)), restoredTo: listed(restored) }
}

/** Whether any of these has ended before we heard that it began. */
export async function isRetracted(trx: Trx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const row = await trx.selectFrom('retractions').select('subjectId').where('subjectId', 'in', ids).executeTakeFirst()
  return row !== undefined
}

/** From now on nobody is told of it. */
export async function insertRetraction(trx: Trx, subjectId: string): Promise<void> {
  await trx
    .insertInto('retractions')
    .values({ subjectId })
    .onConflict((conflict) => conflict.column('subjectId').doNothing())
    .execute()
}

/** It is there again, so that people may be told of it. */
export async function deleteRetraction(trx: Trx, subjectId: string): Promise<void> {
  await trx.deleteFrom('retractions').where('subjectId', '=', subjectId).execute()
}

/** Keeps what is about a thing out of sight; gives those who had it in their lists. */
export async function withdrawAbout(trx: Trx, subjectId: string, withdrawnAt: Date): Promise<string[]> {
  const rows = await trx
    .updateTable('notifications')
    .set({ withdrawnAt })
    .where(({ or, eb }) => or([eb('subjectId', '=', subjectId), eb('rootId', '=', subjectId)]))
    .where('withdrawnAt', 'is', null)
    .returning(['userId', 'inApp'])
    .execute()
  return listed(rows)
}

/** Shows what was withdrawn at that moment; gives those who have it in their lists again. */
export async function restoreAbout(trx: Trx, subjectId: string, withdrawnAt: Date): Promise<string[]> {
  const rows = await trx
    .updateTable('notifications')
    .set({ withdrawnAt: null })
    .where(({ or, eb }) => or([eb('subjectId', '=', subjectId), eb('rootId', '=', subjectId)]))
    .where('withdrawnAt', '=', withdrawnAt)
    .returning(['userId', 'inApp'])
    .execute()
  return listed(rows)
}

/** Takes back what is about a thing, or about something under it; gives those who had it in their lists. */
export async function deleteAbout(trx: Trx, subjectId: string): Promise<string[]> {
  const rows = await trx
    .deleteFrom('notifications')
    .where(({ or, eb }) => or([eb('subjectId', '=', subjectId), eb('rootId', '=', subjectId)]))
    .returning(['userId', 'inApp'])
    .execute()
  return listed(rows)
}

/** The people among those whose rows these are who had them in their lists. */
export const listed = (rows: readonly { userId: string; inApp: boolean }[]): string[] =>
  rows.filter(({ inApp }) => inApp).map(({ userId }) => userId)

/** Takes back what one person was told of a thing. */
export async function deleteAboutFor(trx: Trx, subjectId: string, userId: string): Promise<void> {
  await trx.deleteFrom('notifications').where('subjectId', '=', subjectId).where('userId', '=', userId).execute()
}

/** One fact is so no more, and may be so again; gives the person when it was in their list. */
export async function withdrawFact(trx: Trx, userId: string, dedupeKey: string, withdrawnAt: Date): Promise<string[]> {
  const told = trx
    .updateTable('notifications')
    .set({ withdrawnAt })
    .where('userId', '=', userId)
    .where('dedupeKey', '=', dedupeKey)
  const rows = await told.where('withdrawnAt', 'is', null).returning(['userId', 'inApp']).execute()
  // Out of sight with what it was about: when that comes back, this stays away.
  if (rows.length === 0) await told.where('withdrawnAt', 'is not', null).execute()
  return listed(rows)
}

/**
 * Those who are not mentioned any more in a post, comment or message are told of it no longer, until they are again; gives
 * those who had it in their lists.
 */
export async function withdrawMentions(
  trx: Trx,
  writtenId: string,
  dedupeKey: string,
  mentionedIds: readonly string[],
  withdrawnAt: Date,
): Promise<string[]> {
  let gone = trx
    .updateTable('notifications')
    .set({ withdrawnAt })
    // A message is the root of what is told of it, and its conversation the subject.
    .where(({ or, eb }) => or([eb('subjectId', '=', writtenId), eb('rootId', '=', writtenId)]))
    .where('dedupeKey', '=', dedupeKey)
    .where('type', '=', 'MENTION')
    .where('withdrawnAt', 'is', null)
  if (mentionedIds.length > 0) gone = gone.where('userId', 'not in', mentionedIds)
  return listed(await gone.returning(['userId', 'inApp']).execute())
}

export async function updateRequestRead(trx: Trx, friendRequestId: string, readAt: Date): Promise<void> {
  await trx
    .updateTable('notifications')
    .set(read(readAt))
    .where('subjectType', '=', 'FRIEND_REQUEST')
    .where('subjectId', '=', friendRequestId)
    .where('readAt', 'is', null)
    .execute()
}

/** The keys of messages sort as their ids do, and those as the times of the messages. */
export const messageKey = (messageId: string): string => `message:${messageId}`

/** A message that mentions somebody since it was edited may be news to a person who knew of it. */
export const messageMentionKey = (messageId: string): string => `mention:${messageId}`

export async function updateMessagesRead(
  trx: Trx,
  userId: string,
  upTo: { conversationId: string; messageId: string },
  readAt: Date,
): Promise<void> {
  await trx
    .updateTable('notifications')
    .set(read(readAt))
    .where('subjectId', '=', upTo.conversationId)
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .where(
      sql<boolean>`case type
        when 'MESSAGE' then dedupe_key collate "C" <= ${messageKey(upTo.messageId)}
        when 'MENTION' then dedupe_key collate "C" <= ${messageMentionKey(upTo.messageId)}
        else false
      end`,
    )
    .execute()
}

/** Drops the mail and push messages that wait between two people, either way. */
export async function deletePendingDeliveriesBetween(trx: Trx, one: string, other: string): Promise<void> {
  await trx
    .deleteFrom('deliveries')
    .using('notifications as n')
    .whereRef('deliveries.notificationId', '=', 'n.id')
    .where('deliveries.state', '=', 'PENDING')
    .where(sql<boolean>`(n.user_id, n.actor_id) in ((${one}, ${other}), (${other}, ${one}))`)
    .execute()
}
