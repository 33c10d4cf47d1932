import { type Page, statement, type ViewerId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import { cardColumns, type PostRow, showsSomething } from './posts.ts'

/** One entry of a feed. The post is null when it has no longer a place in it, above all when the viewer may not see it. */
export interface FeedEntry<Cursor> {
  cursor: Cursor
  post: PostRow | null
  score: number | null
  /** By a friend or the viewer; otherwise it is there for being popular. */
  isOfCircle: boolean
}

/** Entries behind one another, and whether more follow. */
export interface FeedSlice<Cursor> {
  entries: FeedEntry<Cursor>[]
  hasMore: boolean
}

/** The snapshot, and the position in it. */
export type TopCursor = readonly [digest: number, position: number]
export type LatestCursor = readonly [publishedAt: Date, postId: string]

const isOfCircle = (viewerId: string) => sql<boolean>`(posts.author_id = ${viewerId} or exists (
  select from friend_edges f where f.user_id = ${viewerId} and f.friend_id = posts.author_id and not f.is_ended
))`

const length = (snapshot: string) => sql<number>`cardinality(${sql.ref(`${snapshot}.postIds`)})`.as('length')

/** What the policies let through may have lost its place since it was given: by an unfriending, a mute, or with its popularity. */
const hasPlace = (viewerId: string) => sql<boolean>`(
  ${isOfCircle(viewerId)} or exists (select from hot_posts h where h.post_id = posts.id)
) and ${showsSomething} and viewer_feed_takes(posts.id)`

/** The order of a feed, as its first page froze it. */
export interface Snapshot {
  digest: number
  postIds: string[]
  scores: number[]
  expiresAt: Date
}

const topFeed = statement((db: Db, { viewerId, first }: { viewerId: string; first: number }) => {
  const period = sql`date_bin('10 minutes', now(), 'epoch')`
  return db
    .with('ranked', (cte) =>
      cte
        .selectFrom(sql`rank_home_feed(${first})`.as<'r'>(sql`r`))
        .select([
          sql<string[]>`array_agg(r.post_id order by r.place)`.as('postIds'),
          sql<number[]>`array_agg(r.score order by r.place)`.as('scores'),
          sql<boolean[]>`array_agg(r.is_of_circle order by r.place)`.as('areOfCircle'),
        ]),
    )
    .with('snapshot', (cte) =>
      cte
        .selectFrom('ranked')
        .select(['postIds', 'scores', 'areOfCircle'])
        // 53 bits, which fit into a JavaScript number.
        .select(
          sql<number>`(
            hash_array_extended(post_ids, 0) # hash_array_extended(scores, 1)
            # hashint8extended(extract(epoch from ${period})::bigint, 2)
          ) & 9007199254740991`.as('digest'),
        )
        .where('postIds', 'is not', null),
    )
    .selectFrom('snapshot')
    .innerJoinLateral(
      sql<{ postId: string; score: number; isOfCircle: boolean; position: number }>`
        unnest(post_ids[1:${first}::int], scores[1:${first}::int], are_of_circle[1:${first}::int]) with ordinality
      `.as<'entry'>(sql`entry(post_id, score, is_of_circle, position)`),
      (join) => join.onTrue(),
    )
    .leftJoin('posts', 'posts.id', 'entry.postId')
    .select(cardColumns)
    .select(['snapshot.digest', 'entry.score', 'entry.position', 'entry.isOfCircle', length('snapshot')])
    .select(
      sql<Pick<Snapshot, 'postIds' | 'scores'> | null>`case when entry.position = 1 and not exists (
        select from feed_snapshots s where s.viewer_id = ${viewerId} and s.digest = snapshot.digest
      ) then json_build_object('postIds', snapshot.post_ids, 'scores', snapshot.scores) end`.as('newSnapshot'),
    )
    .select(sql<Date>`${period} + interval '70 minutes'`.as('expiresAt'))
    .orderBy('entry.position')
})

/**
 * Ranks the viewer's feed and gives its first entries, and its order where that is not kept as a snapshot yet.
 *
 * While nothing changes, the same order has the same digest. The digest includes the present period of ten minutes, and a
 * snapshot outlives its period by an hour, so every cursor is good for an hour.
 */
export async function openTopFeed(
  db: Db,
  viewerId: string,
  first: number,
): Promise<FeedSlice<TopCursor> & { newSnapshot: Snapshot | null }> {
  const rows = await topFeed.execute(db, { viewerId, first })
  const [top] = rows
  return {
    entries: rows.map(
      ({ digest, position, score, isOfCircle, length: _, newSnapshot: _1, expiresAt: _2, ...post }) => ({
        cursor: [digest, position],
        post: asPost(post),
        score,
        isOfCircle,
      }),
    ),
    hasMore: top !== undefined && top.length > first,
    newSnapshot: top?.newSnapshot ? { ...top.newSnapshot, digest: top.digest, expiresAt: top.expiresAt } : null,
  }
}

/** Of two requests at once that have found the same order, one keeps it. */
export async function insertSnapshot(trx: Trx, viewerId: string, snapshot: Snapshot): Promise<void> {
  await trx
    .insertInto('feedSnapshots')
    .values({ viewerId, ...snapshot })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const restOfTopFeed = statement(
  (db: Db, { viewerId, digest, from, to }: { viewerId: string; digest: number; from: number; to: number }) =>
    db
      .selectFrom('feedSnapshots as s')
      .leftJoinLateral(
        sql<{ postId: string; score: number; position: number }>`
          unnest(s.post_ids[${from}::int:${to}::int], s.scores[${from}::int:${to}::int]) with ordinality
        `.as<'entry'>(sql`entry(post_id, score, position)`),
        (join) => join.onTrue(),
      )
      .leftJoin('posts', (join) => join.onRef('posts.id', '=', 'entry.postId').on(hasPlace(viewerId)))
      .select(cardColumns)
      .select(['entry.score', 'entry.position', isOfCircle(viewerId).as('isOfCircle'), length('s')])
      .where('s.viewerId', '=', viewerId)
      .where('s.digest', '=', digest)
      .where('s.expiresAt', '>', sql<Date>`now()`)
      .orderBy('entry.position'),
)

/** The entries behind the cursor; null when its snapshot has expired. */
export async function continueTopFeed(
  db: Db,
  viewerId: string,
  [digest, position]: TopCursor,
  first: number,
): Promise<FeedSlice<TopCursor> | null> {
  const to = position + first
  const rows = await restOfTopFeed.execute(db, { viewerId, digest, from: position + 1, to })
  if (rows.length === 0) return null
  return {
    entries: rows.flatMap(({ position: offset, score, isOfCircle, length: _, ...post }) =>
      offset === null ? [] : [{ cursor: [digest, position + offset], post: asPost(post), score, isOfCircle }],
    ),
    hasMore: rows[0]!.length > to,
  }
}

const latestFeed = statement((db: Db, { page }: { page: Page }) => {
  const [before, beforeId] = page.after ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  const latest = sql<{ postId: string; publishedAt: Date }>`
    circle_posts(${before}, ${beforeId}, ${page.first + 1})
  `.as<'entry'>(sql`entry`)
  return db
    .selectFrom(latest)
    .leftJoin('posts', 'posts.id', 'entry.postId')
    .select(cardColumns)
    .select(['entry.postId', 'entry.publishedAt as placedAt'])
    .orderBy('entry.publishedAt', 'desc')
    .orderBy('entry.postId', 'desc')
})

/** The circle's posts, newest first, behind the cursor. */
export async function listLatestFeed(db: Db, page: Page): Promise<FeedSlice<LatestCursor>> {
  const rows = await latestFeed.execute(db, { page })
  const entries = rows.map(
    ({ postId, placedAt, ...post }): FeedEntry<LatestCursor> => ({
      cursor: [placedAt, postId],
      post: asPost(post),
      score: null,
      isOfCircle: true,
    }),
  )
  return { entries: entries.slice(0, page.first), hasMore: entries.length > page.first }
}

/** The most posts that `countNewPosts` counts. */
const mostNew = 100

const newPostCount = statement(
  (_: Db, { publishedAt, postId }: { publishedAt: Date; postId: string }) => sql<{ count: number }>`
    select count(*)::integer as count
    from circle_posts('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', ${sql.lit(mostNew)}) entry
    join posts on posts.id = entry.post_id
    where (entry.published_at, entry.post_id) > (${publishedAt}::timestamptz, ${postId}::uuid)
  `,
)

/** How many posts above the cursor the viewer sees among those on top of `LATEST`. */
export async function countNewPosts(db: Db, [publishedAt, postId]: LatestCursor): Promise<number> {
  const [counted] = await newPostCount.execute(db, { publishedAt, postId })
  return counted!.count
}

const friendsPost = statement(
  (_: Db, { viewerId, authorId, postId }: { viewerId: ViewerId; authorId: string; postId: string }) =>
    sql<{ isTaken: boolean }>`
      select viewer_feed_takes(${postId}) as is_taken
      from friend_edges f
      where f.user_id = ${viewerId} and f.friend_id = ${authorId} and not f.is_ended
        -- A block ends the friendship; of the two events either may come first.
        and not is_hidden(f.friend_id, ${viewerId}, true)
    `,
)

/** Whether a post is by a friend, and not left out of the viewer's feed. Whether it is for the viewer to see is not asked. */
export async function takesFriendsPost(
  db: Db,
  viewerId: ViewerId,
  { authorId, postId }: { authorId: string; postId: string },
): Promise<boolean> {
  const [found] = await friendsPost.execute(db, { viewerId, authorId, postId })
  return found?.isTaken ?? false
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
