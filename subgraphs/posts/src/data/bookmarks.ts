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
}

export const noMarks: OwnMarks = { reaction: null, isBookmarked: false }

// A bookmark is a row without a type. Together, because a card asks for both.
const ownMarks = statement((db: Db, { userId, ids }: { userId: ViewerId; ids: readonly string[] }) =>
  db
    .selectFrom('reactions')
    .select(['postId', 'type'])
    .where('userId', '=', userId)
    .where('postId', 'in', ids)
    .$castTo<{ postId: string; type: ReactionType | null }>()
    .unionAll(
      db
        .selectFrom('bookmarks')
        .select(['postId', sql<ReactionType | null>`null`.as('type')])
        .where('userId', '=', userId)
        .where('postId', 'in', ids),
    ),
)

export async function listOwnMarksByPosts(
  db: Db,
  userId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, OwnMarks>> {
  const marks = new Map<string, OwnMarks>()
  for (const { postId, type } of await ownMarks.execute(db, { userId, ids })) {
    const before = marks.get(postId) ?? noMarks
    marks.set(postId, type === null ? { ...before, isBookmarked: true } : { ...before, reaction: type })
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
