import { keyset, type Page, statement, type ViewerId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import { cardColumns, type PostRow, seenByViewer, showsSomething } from './posts.ts'
import type { ReactionType } from './reactions.ts'

export interface BookmarkedRow extends PostRow {
  bookmarkedAt: Date
}

/** What the viewer has done with a post. */
export interface OwnMarks {
  reaction: ReactionType | null
  isBookmarked: boolean
  /** Whether one of the viewer's filtered words is in it, which somebody else has written. */
  isFiltered: boolean
}

export const noMarks: OwnMarks = { reaction: null, isBookmarked: false, isFiltered: false }

type Mark = ReactionType | 'BOOKMARK' | 'FILTER'

// Together, because a card asks for all of them. Of a post's words nothing is read for who filters none.
const ownMarks = statement((db: Db, { userId, ids }: { userId: ViewerId; ids: readonly string[] }) =>
  db
    .selectFrom('reactions')
    .select(['postId', sql<Mark>`type::text`.as('mark')])
    .where('userId', '=', userId)
    .where('postId', 'in', ids)
    .$castTo<{ postId: string; mark: Mark }>()
    .unionAll(
      db
        .selectFrom('bookmarks')
        .select(['postId', sql<Mark>`'BOOKMARK'`.as('mark')])
        .where('userId', '=', userId)
        .where('postId', 'in', ids),
    )
    .unionAll(
      db
        .selectFrom(sql<{ words: string | null }>`(select viewer_filter('POSTS') as words offset 0)`.as('filter'))
        .innerJoinLateral(
          (own) =>
            own
              .selectFrom('posts')
              .select('id as postId')
              .where('id', 'in', ids)
              .where('authorId', '!=', userId)
              .where(sql<boolean>`search @@ filter.words`)
              .offset(0)
              .as('posts'),
          (join) => join.onTrue(),
        )
        .where('filter.words', 'is not', null)
        .select(['posts.postId', sql<Mark>`'FILTER'`.as('mark')]),
    ),
)

export async function listOwnMarksByPosts(
  db: Db,
  userId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, OwnMarks>> {
  const marks = new Map<string, OwnMarks>()
  for (const { postId, mark } of await ownMarks.execute(db, { userId, ids })) {
    const before = marks.get(postId) ?? noMarks
    if (mark === 'BOOKMARK') marks.set(postId, { ...before, isBookmarked: true })
    else if (mark === 'FILTER') marks.set(postId, { ...before, isFiltered: true })
    else marks.set(postId, { ...before, reaction: mark })
  }
  return marks
}

const bookmarkedPosts = statement((db: Db, { userId, page }: { userId: string; page: Page }) =>
  keyset(
    db
      .selectFrom('bookmarks')
      .innerJoin('posts', 'posts.id', 'bookmarks.postId')
      .select(cardColumns)
      .select('bookmarks.createdAt as bookmarkedAt')
      .where('bookmarks.userId', '=', userId)
      .where(seenByViewer)
      .where(sql<boolean>`(posts.author_id = (select viewer_id()) or ${showsSomething})`),
    page,
    ['bookmarks.createdAt', 'bookmarks.postId'],
    'desc',
  ),
)

/** The viewer's own, last bookmarked first, as far as the viewer sees them now. */
export function listBookmarkedPosts(db: Db, userId: string, page: Page): Promise<BookmarkedRow[]> {
  return bookmarkedPosts.execute(db, { userId, page })
}

/** One that is there keeps its place. */
export async function insertBookmark(trx: Trx, userId: string, postId: string): Promise<void> {
  await trx
    .insertInto('bookmarks')
    .values({ userId, postId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteBookmark(trx: Trx, userId: string, postId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('bookmarks')
    .where('userId', '=', userId)
    .where('postId', '=', postId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

const pinnedPosts = statement((db: Db, { authorIds }: { authorIds: readonly string[] }) =>
  db
    .selectFrom('pinnedPosts')
    .innerJoin('posts', 'posts.id', 'pinnedPosts.postId')
    .select(cardColumns)
    .where('pinnedPosts.authorId', 'in', authorIds)
    .where(seenByViewer)
    .where(sql<boolean>`(posts.author_id = (select viewer_id()) or ${showsSomething})`),
)

/** By author: the post on top of the profile, where the viewer sees it. */
export async function listPinnedPostsByAuthors(db: Db, authorIds: readonly string[]): Promise<Map<string, PostRow>> {
  const rows = await pinnedPosts.execute(db, { authorIds })
  return new Map(rows.map((row) => [row.authorId, row]))
}

/** In the place of the one before. */
export async function upsertPinnedPost(trx: Trx, authorId: string, postId: string): Promise<void> {
  await trx
    .insertInto('pinnedPosts')
    .values({ authorId, postId })
    .onConflict((conflict) => conflict.column('authorId').doUpdateSet({ postId }))
    .execute()
}

export async function deletePinnedPost(trx: Trx, authorId: string, postId: string): Promise<void> {
  await trx.deleteFrom('pinnedPosts').where('authorId', '=', authorId).where('postId', '=', postId).execute()
}
