import type { Page } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import { type PostRow, postColumns } from './posts.ts'

/** One entry of a feed. The post is null when the viewer may no longer see it. */
export interface FeedEntry<Cursor> {
  cursor: Cursor
  post: PostRow | null
  score: number | null
  isByFriend: boolean
}

/** The snapshot, and the position in it. */
export type TopCursor = readonly [digest: number, position: number]
export type LatestCursor = readonly [publishedAt: Date, postId: string]

const isByFriend = (viewerId: string) => sql<boolean>`exists (
  select from friend_edges f where f.user_id = ${viewerId} and f.friend_id = posts.author_id and not f.is_ended
)`

/**
 * Ranks the viewer's feed, keeps the order as a snapshot, and gives its first entries.
 *
 * While nothing changes, the same order has the same digest, and nothing is written. The digest includes the present period
 * of ten minutes, and a snapshot outlives its period by an hour, so every cursor is good for an hour.
 */
export async function openTopFeed(trx: Trx, viewerId: string, first: number): Promise<FeedEntry<TopCursor>[]> {
  const period = sql`date_bin('10 minutes', now(), 'epoch')`
  const rows = await trx
    .with('ranked', (db) =>
      db
        .selectFrom(sql<{ postId: string; score: number }>`rank_home_feed()`.as<'r'>(sql`r`))
        .select([
          sql<string[]>`array_agg(r.post_id order by r.score desc, r.post_id desc)`.as('postIds'),
          sql<number[]>`array_agg(r.score order by r.score desc, r.post_id desc)`.as('scores'),
        ]),
    )
    .with('snapshot', (db) =>
      db
        .selectFrom('ranked')
        .select(['postIds', 'scores'])
        // 53 bits, which fit into a JavaScript number.
        .select(
          sql<number>`(
            hash_array_extended(post_ids, 0) # hash_array_extended(scores, 1)
            # hashint8extended(extract(epoch from ${period})::bigint, 2)
          ) & 9007199254740991`.as('digest'),
        )
        .where('postIds', 'is not', null),
    )
    .with('kept', (db) =>
      db
        .insertInto('feedSnapshots')
        .columns(['viewerId', 'digest', 'postIds', 'scores', 'expiresAt'])
        .expression((eb) =>
          eb
            .selectFrom('snapshot')
            .select([
              sql<string>`${viewerId}::uuid`.as('viewerId'),
              'digest',
              'postIds',
              'scores',
              sql<Date>`${period} + interval '70 minutes'`.as('expiresAt'),
            ]),
        )
        .onConflict((conflict) => conflict.doNothing()),
    )
    .selectFrom('snapshot')
    .innerJoinLateral(
      sql<{ postId: string; score: number; position: number }>`
        unnest(snapshot.post_ids[1:${sql.lit(first + 1)}], snapshot.scores[1:${sql.lit(first + 1)}]) with ordinality
      `.as<'entry'>(sql`entry(post_id, score, position)`),
      (join) => join.onTrue(),
    )
    .leftJoin('posts', 'posts.id', 'entry.postId')
    .select(postColumns)
    .select(['snapshot.digest', 'entry.score', 'entry.position', isByFriend(viewerId).as('isByFriend')])
    .orderBy('entry.position')
    .execute()
  return rows.map(({ digest, position, score, isByFriend, ...post }) => ({
    cursor: [digest, position],
    post: asPost(post),
    score,
    isByFriend,
  }))
}

/** The entries behind the cursor; null when its snapshot has expired. */
export async function continueTopFeed(
  db: Db,
  viewerId: string,
  [digest, position]: TopCursor,
  first: number,
): Promise<FeedEntry<TopCursor>[] | null> {
  const from = position + 1
  const to = position + first + 1
  const rows = await db
    .selectFrom('feedSnapshots as s')
    .leftJoinLateral(
      sql<{ postId: string; score: number; position: number }>`
        unnest(s.post_ids[${from}::int:${to}::int], s.scores[${from}::int:${to}::int]) with ordinality
      `.as<'entry'>(sql`entry(post_id, score, position)`),
      (join) => join.onTrue(),
    )
    .leftJoin('posts', 'posts.id', 'entry.postId')
    .select(postColumns)
    .select(['entry.score', 'entry.position', isByFriend(viewerId).as('isByFriend')])
    .where('s.viewerId', '=', viewerId)
    .where('s.digest', '=', digest)
    .where('s.expiresAt', '>', sql<Date>`now()`)
    .orderBy('entry.position')
    .execute()
  if (rows.length === 0) return null
  return rows.flatMap(({ position: offset, score, isByFriend, ...post }) =>
    offset === null ? [] : [{ cursor: [digest, position + offset], post: asPost(post), score, isByFriend }],
  )
}

/** Newest first, behind the cursor. */
export async function listLatestFeed(db: Db, viewerId: string, page: Page): Promise<FeedEntry<LatestCursor>[]> {
  const [before, beforeId] = page.after ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  const latest = sql<{ postId: string; publishedAt: Date }>`
    latest_home_feed(${before}, ${beforeId}, ${page.first + 1})
  `.as<'entry'>(sql`entry`)
  const rows = await db
    .selectFrom(latest)
    .leftJoin('posts', 'posts.id', 'entry.postId')
    .select(postColumns)
    .select(['entry.postId', 'entry.publishedAt as placedAt', isByFriend(viewerId).as('isByFriend')])
    .orderBy('entry.publishedAt', 'desc')
    .orderBy('entry.postId', 'desc')
    .execute()
  return rows.map(({ postId, placedAt, isByFriend, ...post }) => ({
    cursor: [placedAt, postId],
    post: asPost(post),
    score: null,
    isByFriend,
  }))
}

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null }

/** What a left join gave: all of a post, or nothing. */
function asPost(row: Nullable<PostRow>): PostRow | null {
  return row.id === null ? null : (row as PostRow)
}

/** Runs as the owner. */
export async function deleteExpiredSnapshots(db: Db): Promise<void> {
  await db.deleteFrom('feedSnapshots').where('expiresAt', '<', sql<Date>`now()`).execute()
}
