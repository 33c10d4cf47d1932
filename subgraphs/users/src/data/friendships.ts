import { type Page, uuidArray } from '@plaza/database'
import { type RawBuilder, type Selectable, sql } from 'kysely'
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

/** A page of the friends of each person who shows them to the viewer. */
export async function listFriendsByIds(db: Db, ids: readonly string[], page: Page): Promise<Map<string, FriendRow[]>> {
  const [since, id] = page.after ?? [null, null]
  const { rows } = await sql<FriendRow>`
    select user_id, friend_id, since
    from friends_of(${uuidArray(ids)}, ${since}::timestamptz, ${id}::uuid, ${sql.lit(page.first + 1)})
  `.execute(db)
  return Map.groupBy(rows, ({ userId }) => userId)
}

/** A page of the friends that each person shares with the viewer. */
export async function listMutualFriendsByIds(
  db: Db,
  ids: readonly string[],
  page: Page,
): Promise<Map<string, FriendRow[]>> {
  const { rows } = await sql<FriendRow>`
    select person.id as user_id, newest.friend_id, newest.since
    from unnest(${uuidArray(ids)}) as person (id)
    cross join lateral (
      select * from ((${mutual('low_id', 'high_id', page)}) union all (${mutual('high_id', 'low_id', page)})) as sides
      order by since desc, friend_id desc limit ${sql.lit(page.first + 1)}
    ) as newest
    order by newest.since desc, newest.friend_id desc
  `.execute(db)
  return Map.groupBy(rows, ({ userId }) => userId)
}

function mutual(mine: 'low_id' | 'high_id', theirs: 'low_id' | 'high_id', page: Page): RawBuilder<unknown> {
  const friend = sql.ref(theirs)
  const place = page.after && sql`and (since, ${friend}) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`
  return sql`
    select ${friend} as friend_id, since from friendships
    where ${sql.ref(mine)} = person.id and ${isViewersFriend(friend)} ${place ?? sql``}
    order by since desc, ${friend} desc limit ${sql.lit(page.first + 1)}`
}

/**
 * Blocks need no look: a block ends the friendship. `is true` makes PostgreSQL put the friends into a hash table, once a
 * statement. It would turn the bare `in` into a join, which reads the friends again for every row, because the planner
 * expects everybody to have only a few.
 */
function isViewersFriend(id: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(${id} in (
    select user_id from profiles where is_active and user_id in (select * from viewer_friends())
  )) is true`
}

/** How many friends each person shares with the viewer; a person who shares none is missing. */
export async function countMutualFriendsByIds(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ userId: string; count: number }>`
    with friends as materialized (
      select person.id as user_id, friend_id
      from unnest(${uuidArray(ids)}) as person (id)
      cross join lateral (
        select high_id as friend_id from friendships where low_id = person.id
        union all
        select low_id from friendships where high_id = person.id
      ) as sides
    )
    select user_id, count(*) as count from friends where ${isViewersFriend(sql.ref('friend_id'))} group by user_id
  `.execute(db)
  return new Map(rows.map(({ userId, count }) => [userId, count]))
}

/** Only for a request that has just been accepted: the policy asks for it. The caller holds the pair's lock. */
export async function insertFriendship(
  trx: Trx,
  request: { id: string; fromId: string; toId: string },
): Promise<Selectable<Friendships>> {
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
