import { type Page, statement, uuidArray } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { Friendships } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

/** Two people in canonical order: every pair has one row, whichever of the two began. */
export function pairOf(oneId: string, otherId: string): { lowId: string; highId: string } {
  return oneId < otherId ? { lowId: oneId, highId: otherId } : { lowId: otherId, highId: oneId }
}

/** One entry of somebody's list of friends. */
export interface FriendRow {
  userId: string
  friendId: string
  since: Date
}

/** The cursor of a list of friends: newest friendship first. */
export const friendPlace = ['time', 'uuid'] as const
export const placeOfFriend = ({ since, friendId }: FriendRow): readonly unknown[] => [since, friendId]

const friendsByIds = statement((_: Db, { ids, page }: { ids: readonly string[]; page: Page }) => {
  const [since, id] = page.after ?? [null, null]
  return sql<FriendRow>`
    select user_id, friend_id, since
    from friends_of(${uuidArray(ids)}, ${since}::timestamptz, ${id}::uuid, ${sql.lit(page.first + 1)})
  `
})

/** A page of the friends of each person who shows them to the viewer. */
export async function listFriendsByIds(db: Db, ids: readonly string[], page: Page): Promise<Map<string, FriendRow[]>> {
  const rows = await friendsByIds.execute(db, { ids, page })
  return Map.groupBy(rows, ({ userId }) => userId)
}

const mutualFriendsByIds = statement((_: Db, { ids, page }: { ids: readonly string[]; page: Page }) => {
  const [since, id] = page.after ?? [null, null]
  return sql<FriendRow>`
    select user_id, friend_id, since
    from (
      select *, row_number() over (partition by user_id order by since desc, friend_id desc) as place
      from mutual_friends_of(${uuidArray(ids)})
      where ${since}::timestamptz is null or (since, friend_id) < (${since}::timestamptz, ${id}::uuid)
    ) as placed
    where place <= ${sql.lit(page.first + 1)}
    order by since desc, friend_id desc
  `
})

/** A page of the friends that each person shares with the viewer. */
export async function listMutualFriendsByIds(
  db: Db,
  ids: readonly string[],
  page: Page,
): Promise<Map<string, FriendRow[]>> {
  const rows = await mutualFriendsByIds.execute(db, { ids, page })
  return Map.groupBy(rows, ({ userId }) => userId)
}

const mutualFriendCounts = statement(
  (_: Db, { ids }: { ids: readonly string[] }) => sql<{ userId: string; friends: number }>`
    select user_id, count(*) as friends from mutual_friends_of(${uuidArray(ids)}) group by user_id
  `,
)

/** How many friends each person shares with the viewer; a person who shares none is missing. */
export async function countMutualFriendsByIds(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await mutualFriendCounts.execute(db, { ids })
  return new Map(rows.map(({ userId, friends }) => [userId, friends]))
}

/** Only for a request that has just been accepted: the policy asks for it. The caller holds the pair's lock. */
export async function insertFriendship(
  trx: Trx,
  request: { id: string; fromId: string; toId: string },
): Promise<Omit<Selectable<Friendships>, 'inactiveEnds'>> {
  return await trx
    .insertInto('friendships')
    .values({ ...pairOf(request.fromId, request.toId), friendRequestId: request.id })
    .returning(['lowId', 'highId', 'since', 'friendRequestId', 'version'])
    .executeTakeFirstOrThrow()
}

/**
 * The caller holds the pair's lock.
 * @returns the pair with the version of its end; null when the two are no friends
 */
export async function deleteFriendship(
  trx: Trx,
  oneId: string,
  otherId: string,
): Promise<{ lowId: string; highId: string; version: number } | null> {
  const { lowId, highId } = pairOf(oneId, otherId)
  const ended = await trx
    .deleteFrom('friendships')
    .where('lowId', '=', lowId)
    .where('highId', '=', highId)
    .returning(['lowId', 'highId', sql<number>`nextval('friendship_versions')`.as('version')])
    .executeTakeFirst()
  return ended ?? null
}
