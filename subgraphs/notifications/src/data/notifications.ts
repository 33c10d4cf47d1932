import { keyset, type Page, statement, type ViewerId } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { Notifications } from '../generated/database.ts'
import { retentionDays } from '../rules/retention.ts'
import type { Db, Trx } from './db.ts'

const notificationColumns = [
  'id',
  'type',
  'securityReason',
  'decisionOutcome',
  'decisionAbout',
  'decisionRule',
  'actorId',
  'subjectType',
  'subjectId',
  'createdAt',
  'readAt',
  'seenAt',
] as const

export type NotificationRow = Pick<Selectable<Notifications>, (typeof notificationColumns)[number]>

/** In the text, so that every plan may use the partial indexes. */
const isListed = sql.lit(true)
const keptSince = sql<Date>`now() - make_interval(days => ${sql.lit(retentionDays)})`

/** The person's own, as far as they are listed, still so and still kept. */
function notificationsOf(db: Db, userId: ViewerId) {
  return db
    .selectFrom('notifications')
    .where('userId', '=', userId)
    .where('inApp', '=', isListed)
    .where('withdrawnAt', 'is', null)
    .where('createdAt', '>', keptSince)
}

const notificationsByIds = statement((db: Db, { userId, ids }: { userId: ViewerId; ids: readonly string[] }) =>
  notificationsOf(db, userId).where('id', 'in', ids).select(notificationColumns),
)

export async function listNotificationsByIds(
  db: Db,
  userId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, NotificationRow>> {
  const rows = await notificationsByIds.execute(db, { userId, ids })
  return new Map(rows.map((row) => [row.id, row]))
}

const notificationPages = statement(
  (db: Db, { userId, page }: { userId: string; page: Page }, { unreadOnly }: { unreadOnly: boolean }) => {
    let query = notificationsOf(db, userId).select(notificationColumns)
    if (unreadOnly) query = query.where('readAt', 'is', null)
    return keyset(query, page, ['createdAt', 'id'], 'desc')
  },
)

/** Newest first. */
export function listNotifications(
  db: Db,
  userId: string,
  { unreadOnly }: { unreadOnly: boolean },
  page: Page,
): Promise<NotificationRow[]> {
  return notificationPages.execute(db, { userId, page }, { unreadOnly })
}

const unreadCount = statement((db: Db, { userId }: { userId: string }) =>
  notificationsOf(db, userId)
    .where('readAt', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('unread')),
)

export async function countUnreadNotifications(db: Db, userId: string): Promise<number> {
  const [counted] = await unreadCount.execute(db, { userId })
  return counted!.unread
}

const unseenCount = statement((db: Db, { userId }: { userId: string }) =>
  notificationsOf(db, userId)
    .where('seenAt', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('unseen')),
)

export async function countUnseenNotifications(db: Db, userId: string): Promise<number> {
  const [counted] = await unseenCount.execute(db, { userId })
  return counted!.unseen
}

/** In one order, so that two tabs that read and delete at once cannot wait for each other. */
function lockNotifications(trx: Trx, userId: string) {
  return trx
    .selectFrom('notifications')
    .select('id')
    .where('userId', '=', userId)
    .where('inApp', '=', isListed)
    .orderBy('id')
    .forUpdate()
}

/** A place in the list. */
export interface Place {
  createdAt: Date
  id: string
}

/**
 * All of the person's, those among `ids`, or those from a place on down; what was read before keeps its time, and what is read
 * has been seen. False when all of it was.
 */
export async function updateReadAt(
  trx: Trx,
  userId: string,
  { ids, from }: { ids?: readonly string[]; from?: Place },
): Promise<boolean> {
  let unread = lockNotifications(trx, userId).where('readAt', 'is', null)
  if (ids) unread = unread.where('id', 'in', ids)
  if (from) unread = unread.where(sql<boolean>`(created_at, id) <= (${from.createdAt}, ${from.id})`)
  const { numUpdatedRows } = await trx
    .updateTable('notifications')
    .set(read(new Date()))
    .where('id', 'in', unread)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** All of the person's that were not seen before. False when there are none. */
export async function updateSeenAt(trx: Trx, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('notifications')
    .set({ seenAt: new Date() })
    .where('id', 'in', lockNotifications(trx, userId).where('seenAt', 'is', null))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** What is read has been seen, by then at the latest. */
export const read = (readAt: Date) => ({ readAt, seenAt: sql<Date>`coalesce(seen_at, ${readAt}::timestamptz)` })

export async function deleteNotificationRows(trx: Trx, userId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await trx
    .deleteFrom('notifications')
    .where('id', 'in', lockNotifications(trx, userId).where('id', 'in', ids))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
