import { keyset, type Page, statement, type ViewerId } from '@plaza/database'
import type { Db, Trx } from './db.ts'
import { cardColumns, type PostRow } from './posts.ts'

export interface HiddenPost extends PostRow {
  hiddenAt: Date
}

const hiddenPosts = statement((db: Db, { viewerId, page }: { viewerId: string; page: Page }) =>
  keyset(
    db
      .selectFrom('hiddenPosts')
      .innerJoin('posts', 'posts.id', 'hiddenPosts.postId')
      .select(cardColumns)
      .select('hiddenPosts.hiddenAt')
      .where('hiddenPosts.userId', '=', viewerId),
    page,
    ['hiddenPosts.hiddenAt', 'hiddenPosts.postId'],
    'desc',
  ),
)

/** Those that the viewer may see; last hidden first. */
export function listHiddenPosts(db: Db, viewerId: string, page: Page): Promise<HiddenPost[]> {
  return hiddenPosts.execute(db, { viewerId, page })
}

const hiddenAmong = statement((db: Db, { viewerId, ids }: { viewerId: ViewerId; ids: readonly string[] }) =>
  db.selectFrom('hiddenPosts').select('postId').where('userId', '=', viewerId).where('postId', 'in', ids),
)

/** Which of these the viewer has hidden. */
export async function listHiddenAmong(
  db: Db,
  viewerId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  const rows = await hiddenAmong.execute(db, { viewerId, ids })
  return new Map(rows.map(({ postId }) => [postId, true]))
}

/** One that is hidden already stays as it is. */
export async function insertHiddenPost(trx: Trx, userId: string, postId: string): Promise<void> {
  await trx
    .insertInto('hiddenPosts')
    .values({ userId, postId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** @returns whether it was hidden */
export async function deleteHiddenPost(trx: Trx, userId: string, postId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('hiddenPosts')
    .where('userId', '=', userId)
    .where('postId', '=', postId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
