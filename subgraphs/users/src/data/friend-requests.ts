import { type Connection, keyset, newId, type Page, statement, type ViewerId } from '@plaza/database'
import { type ExpressionBuilder, type Selectable, sql } from 'kysely'
import type { DB, FriendRequestStatus, FriendRequests } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'
import { mayKnow } from './people.ts'

export type FriendRequestRow = Selectable<FriendRequests>
export type Direction = 'INCOMING' | 'OUTGOING'

export const friendRequestColumns = [
  'friendRequests.id',
  'friendRequests.fromId',
  'friendRequests.toId',
  'friendRequests.status',
  'friendRequests.createdAt',
  'friendRequests.answeredAt',
] as const

/** The cursor of a list of requests. */
export const friendRequestPlace = ['time', 'uuid'] as const

const friendRequestsByIds = statement((db: Db, { viewerId, ids }: { viewerId: ViewerId; ids: readonly string[] }) =>
  db
    .selectFrom('friendRequests')
    .select(friendRequestColumns)
    .where('id', 'in', ids)
    .where((where) => where.or([where('fromId', '=', viewerId), where('toId', '=', viewerId)]))
    .where(mayKnow(sql`case when from_id = ${viewerId} then to_id else from_id end`)),
)

/** The viewer's own among the requests, when the other person is somebody whom the viewer may know of. */
export async function listFriendRequestsByIds(
  db: Db,
  viewerId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, FriendRequestRow>> {
  const rows = await friendRequestsByIds.execute(db, { viewerId, ids })
  return new Map(rows.map((row) => [row.id, row]))
}

/** A request that the viewer has sent, be it to somebody hidden from the viewer by now. */
export async function findSentFriendRequest(db: Db, viewerId: string, id: string): Promise<FriendRequestRow | null> {
  const request = await db
    .selectFrom('friendRequests')
    .select(friendRequestColumns)
    .where('id', '=', id)
    .where('fromId', '=', viewerId)
    .executeTakeFirst()
  return request ?? null
}

const openFriendRequests = statement(
  (db: Db, { viewerId, page }: { viewerId: string; page: Page }, { direction }: { direction: Direction }) => {
    const query = db.selectFrom('friendRequests').select(friendRequestColumns).where(openTo(viewerId, direction))
    return keyset(query, page, ['createdAt', 'id'], 'desc')
  },
)

/** Open requests, newest first. */
export async function listOpenFriendRequests(
  db: Db,
  viewerId: string,
  direction: Direction,
  page: Page,
): Promise<FriendRequestRow[]> {
  return await openFriendRequests.execute(db, { viewerId, page }, { direction })
}

const openFriendRequestCount = statement(
  (db: Db, { viewerId }: { viewerId: string }, { direction }: { direction: Direction }) =>
    db
      .selectFrom('friendRequests')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where(openTo(viewerId, direction)),
)

export async function countOpenFriendRequests(db: Db, viewerId: string, direction: Direction): Promise<number> {
  const [counted] = await openFriendRequestCount.execute(db, { viewerId }, { direction })
  return counted!.count
}

function openTo(viewerId: string, direction: Direction) {
  const [mine, theirs] = direction === 'INCOMING' ? (['toId', 'fromId'] as const) : (['fromId', 'toId'] as const)
  return (where: ExpressionBuilder<DB, 'friendRequests'>) =>
    where.and([
      where(`friendRequests.${mine}`, '=', viewerId),
      // In the text, so that every plan may use the partial index.
      where('friendRequests.status', '=', sql.lit<FriendRequestStatus>('PENDING')),
      where.exists(
        where
          .selectFrom('profiles')
          .whereRef('profiles.userId', '=', `friendRequests.${theirs}`)
          .where('profiles.isActive', '=', sql.lit(true)),
      ),
    ])
}

/** How many the person has sent since `since`, whatever became of them. */
/** When the person sent the `nth` newest of their requests since then; null when there are fewer. */
export async function findRequestTime(db: Db, fromId: string, nth: number, since: Date): Promise<Date | null> {
  const request = await db
    .selectFrom('friendRequests')
    .select('createdAt')
    .where('fromId', '=', fromId)
    .where('createdAt', '>', since)
    .orderBy('createdAt', 'desc')
    .offset(nth - 1)
    .limit(1)
    .executeTakeFirst()
  return request?.createdAt ?? null
}

/** Whether the addressee has turned the sender down since `since`. */
export async function wasDeclined(db: Db, fromId: string, toId: string, since: Date): Promise<boolean> {
  const declined = await db
    .selectFrom('friendRequests')
    .select('id')
    .where('fromId', '=', fromId)
    .where('toId', '=', toId)
    .where('status', '=', 'DECLINED')
    .where('answeredAt', '>', since)
    .limit(1)
    .executeTakeFirst()
  return declined !== undefined
}

export async function insertFriendRequest(trx: Trx, fromId: string, toId: string): Promise<FriendRequestRow> {
  return await trx
    .insertInto('friendRequests')
    .values({ id: newId(), fromId, toId })
    .returning(friendRequestColumns)
    .executeTakeFirstOrThrow()
}

/** Ends an open request; the caller holds the pair's lock. */
export async function updateFriendRequestStatus(
  trx: Trx,
  id: string,
  status: Exclude<FriendRequestStatus, 'PENDING'>,
): Promise<FriendRequestRow> {
  return await trx
    .updateTable('friendRequests')
    .set({ status, answeredAt: sql`now()` })
    .where('id', '=', id)
    .where('status', '=', 'PENDING')
    .returning(friendRequestColumns)
    .executeTakeFirstOrThrow()
}

/** A page of requests, and of which list. */
export type FriendRequestList = Connection<FriendRequestRow> & { viewerId: string; direction: Direction }
