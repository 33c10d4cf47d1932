import { keyset, type Page, statement, textRows, uuidArray, uuidRows } from '@plaza/database'
import type { Mention } from '@plaza/subgraph'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Posts } from '../generated/database.ts'
import { indexText } from '../search/index-text.ts'
import type { Db, Trx } from './db.ts'
import { lockPost } from './locks.ts'
import { mentionsOf, mentionsValue } from './mentions.ts'

export const postColumns = [
  'posts.id',
  'posts.authorId',
  'posts.content',
  'posts.location',
  'posts.privacyLevel',
  'posts.tags',
  'posts.isShare',
  'posts.sharedPostId',
  'posts.createdAt',
  'posts.updatedAt',
  'posts.publishedAt',
  'posts.editedAt',
  'posts.likeCount',
  'posts.loveCount',
  'posts.laughCount',
  'posts.angryCount',
  'posts.sadCount',
  'posts.commentCount',
  'posts.shareCount',
  mentionsOf('posts'),
] as const

export interface PostRow extends Omit<Selectable<Posts>, 'search' | 'mentions'> {
  mentions: Mention[]
  /** Its files in the author's order, where it was read for a card. */
  mediaIds?: string[]
}

/** A post with what a card shows of it that stands in another table. */
export const cardColumns = [
  ...postColumns,
  sql<string[]>`array(select m.media_id from post_media m where m.post_id = posts.id order by m.position)`.as(
    'mediaIds',
  ),
] as const

/** The query's own rule; row-level security stands behind it with the same function. */
export const seenByViewer = sql<boolean>`sees_post(
  posts.id, posts.author_id, posts.privacy_level, posts.published_at,
  (select viewer_id()), (select viewer_has_blocks())
)`

/** No empty card: a share without words and files whose original the viewer does not see shows nothing. */
export const showsSomething = sql<boolean>`(
  not posts.is_share or posts.content ~ '\\S'
  or sees_post_by_id(posts.shared_post_id, (select viewer_id()), (select viewer_has_blocks()), false)
  or exists (select from post_media m where m.post_id = posts.id)
)`

const postsByIds = statement((db: Db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('posts').select(cardColumns).where('posts.id', 'in', ids).where(seenByViewer),
)

export async function listPostsByIds(db: Db, ids: readonly string[]): Promise<Map<string, PostRow>> {
  const rows = await postsByIds.execute(db, { ids })
  return new Map(rows.map((row) => [row.id, row]))
}

export async function findPost(db: Db, id: string): Promise<PostRow | null> {
  return (await listPostsByIds(db, [id])).get(id) ?? null
}

/** Whether another person than the viewer sees the published post at this moment. */
export async function isPostSeenBy(db: Db, postId: string, userId: string): Promise<boolean> {
  const { rows } = await sql<{ isSeen: boolean }>`
    select sees_post_by_id(${postId}, ${userId}, true, false) as is_seen
  `.execute(db)
  return rows[0]!.isSeen
}

const postsByAuthors = statement((db: Db, { authorIds, page }: { authorIds: readonly string[]; page: Page }) =>
  db
    .selectFrom(uuidRows(authorIds, 'parent'))
    .innerJoinLateral(
      (eb) =>
        keyset(
          eb
            .selectFrom('posts')
            .select(cardColumns)
            .whereRef('posts.authorId', '=', 'parent.id')
            .where('posts.publishedAt', 'is not', null)
            .where(seenByViewer)
            // Its author keeps an empty share, to take it back.
            .where(sql<boolean>`(posts.author_id = (select viewer_id()) or ${showsSomething})`),
          page,
          ['posts.publishedAt', 'posts.id'],
          'desc',
        ).as('p'),
      (join) => join.onTrue(),
    )
    .selectAll('p')
    .select('parent.id as parent')
    .orderBy('p.publishedAt', 'desc')
    .orderBy('p.id', 'desc'),
)

/** Published posts that show the viewer something, newest first. */
export async function listPostsByAuthors(
  db: Db,
  authorIds: readonly string[],
  page: Page,
): Promise<Map<string, PostRow[]>> {
  const rows = await postsByAuthors.execute(db, { authorIds, page })
  return Map.groupBy(rows, ({ parent }) => parent)
}

/** Of a person's posts, as many as are counted. */
const mostCounted = 1_000

const postCountsByAuthors = statement(
  (_: Db, { authorIds }: { authorIds: readonly string[] }) =>
    sql<{
      authorId: string
      number: number
    }>`select * from count_posts(${uuidArray(authorIds)}, ${sql.lit(mostCounted)})`,
)

/** How many posts of each author `listPostsByAuthors` shows to the viewer, among the newest. */
export async function countPostsByAuthors(db: Db, authorIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await postCountsByAuthors.execute(db, { authorIds })
  return new Map(rows.map(({ authorId, number }) => [authorId, number]))
}

const postsByTags = statement((db: Db, { tags, page }: { tags: readonly string[]; page: Page }) =>
  db
    .selectFrom(textRows(tags, 'parent'))
    .innerJoinLateral(
      (eb) =>
        keyset(
          eb
            .selectFrom('postTags')
            .innerJoin('posts', 'posts.id', 'postTags.postId')
            .select(cardColumns)
            .whereRef('postTags.tag', '=', 'parent.id')
            .where(seenByViewer),
          page,
          ['postTags.publishedAt', 'postTags.postId'],
          'desc',
        ).as('p'),
      (join) => join.onTrue(),
    )
    .selectAll('p')
    .select('parent.id as parent')
    .orderBy('p.publishedAt', 'desc')
    .orderBy('p.id', 'desc'),
)

/** Published posts that carry the tag, newest first. */
export async function listPostsByTags(db: Db, tags: readonly string[], page: Page): Promise<Map<string, PostRow[]>> {
  const rows = await postsByTags.execute(db, { tags, page })
  return Map.groupBy(rows, ({ parent }) => parent)
}

const draftsOf = statement((db: Db, { authorId, page }: { authorId: string; page: Page }) => {
  const query = db
    .selectFrom('posts')
    .select(postColumns)
    .where('posts.authorId', '=', authorId)
    .where('posts.publishedAt', 'is', null)
  return keyset(query, page, ['posts.updatedAt', 'posts.id'], 'desc')
})

/** The viewer's own drafts, last edited first. */
export function listDrafts(db: Db, authorId: string, page: Page): Promise<PostRow[]> {
  return draftsOf.execute(db, { authorId, page })
}

/** What the service makes of the text is not given as the columns have it. */
type Written<Row> = Omit<Row, 'search' | 'mentions'>

export async function insertPost(
  trx: Trx,
  { mentions, ...post }: Written<Insertable<Posts>> & { mentions: readonly Mention[] },
): Promise<PostRow> {
  return trx
    .insertInto('posts')
    .values({ ...post, mentions: mentionsValue(mentions), search: indexText(post.content ?? '') })
    .returning(postColumns)
    .executeTakeFirstOrThrow()
}

/** The viewer's own post, locked until the end of the transaction; null when the viewer has no such post. */
export async function lockOwnPost(trx: Trx, id: string, authorId: string): Promise<PostRow | null> {
  await lockPost(trx, id)
  const post = await trx
    .selectFrom('posts')
    .select(postColumns)
    .where('posts.id', '=', id)
    .where('posts.authorId', '=', authorId)
    .forUpdate()
    .executeTakeFirst()
  return post ?? null
}

export async function updatePost(
  trx: Trx,
  id: string,
  { mentions, ...changes }: Written<Updateable<Posts>> & { mentions?: readonly Mention[] },
): Promise<PostRow> {
  return trx
    .updateTable('posts')
    .set({
      ...changes,
      ...(mentions && { mentions: mentionsValue(mentions) }),
      ...(changes.content !== undefined && { search: indexText(changes.content) }),
    })
    .where('posts.id', '=', id)
    .returning(postColumns)
    .executeTakeFirstOrThrow()
}

/** Its comments and reactions go with it. */
export async function deletePostRow(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('posts').where('id', '=', id).execute()
}
