import { sql } from 'kysely'
import type { Trx } from './db.ts'
import { deleteMentionsOf } from './mentions.ts'

/** What others could see and can see no more. */
export interface ErasedContent {
  postIds: string[]
  /** The author is null for tombstones that have lost their last reply. */
  comments: { id: string; postId: string; authorId: string | null }[]
}

/** Deletes all that the person wrote or gave here. Other people's replies stay, below tombstones. */
export async function deleteContentOf(trx: Trx, userId: string, deletedAt: Date): Promise<ErasedContent> {
  await trx.deleteFrom('reactions').where('userId', '=', userId).execute()
  const posts = await trx.deleteFrom('posts').where('authorId', '=', userId).returning(['id', 'publishedAt']).execute()
  const tombstones = await listTombstonesAbove(trx, userId)
  const emptied = await trx
    .updateTable('comments')
    .set({ authorId: null, content: '', editedAt: null, deletedAt })
    .where('authorId', '=', userId)
    .where('replyCount', '>', 0)
    .returning(['id', 'postId'])
    .execute()
  const removed = await trx.deleteFrom('comments').where('authorId', '=', userId).returning(['id', 'postId']).execute()
  const left = await trx
    .selectFrom('comments')
    .select('id')
    .where(
      'id',
      'in',
      tombstones.map(({ id }) => id),
    )
    .execute()
  await deleteMentionsOf(trx, userId)
  // Nobody is left to whom it could come back; the tombstones stay while there are replies.
  await trx
    .with('forgotten', (from) =>
      from.deleteFrom('removedComments').where('authorId', '=', userId).returning('commentId'),
    )
    .updateTable('comments')
    .set({ removedAt: null })
    .where('id', 'in', (from) => from.selectFrom('forgotten').select('commentId'))
    .execute()
  await trx.deleteFrom('postAudience').where('userId', '=', userId).execute()
  await trx.deleteFrom('mediaFiles').where('ownerId', '=', userId).execute()
  await trx.deleteFrom('bookmarks').where('userId', '=', userId).execute()
  await trx.deleteFrom('feedSnapshots').where('viewerId', '=', userId).execute()
  await trx.deleteFrom('filteredWords').where('userId', '=', userId).execute()
  await trx.deleteFrom('hiddenPosts').where('userId', '=', userId).execute()
  await trx.deleteFrom('idempotencyKeys').where('userId', '=', userId).execute()
  const published = posts.filter(({ publishedAt }) => publishedAt)
  const standing = new Set(left.map(({ id }) => id))
  return {
    postIds: published.map(({ id }) => id),
    comments: [
      ...[...emptied, ...removed].map((comment) => ({ ...comment, authorId: userId })),
      ...tombstones.filter(({ id }) => !standing.has(id)).map((comment) => ({ ...comment, authorId: null })),
    ],
  }
}

/** The tombstones under which the person has replied, which go with their last reply. */
async function listTombstonesAbove(trx: Trx, userId: string): Promise<{ id: string; postId: string }[]> {
  const { rows } = await sql<{ id: string; postId: string }>`
    with recursive above as (
      select t.id, t.post_id, t.parent_id from comments c join comments t on t.id = c.parent_id
      where c.author_id = ${userId} and t.deleted_at is not null
      union
      select t.id, t.post_id, t.parent_id from above a join comments t on t.id = a.parent_id where t.deleted_at is not null
    )
    select id, post_id from above
  `.execute(trx)
  return rows
}

/** Locks the posts whose counters change when the person goes, in the order in which requests lock them; comes first. */
export async function lockPostsCounting(trx: Trx, userId: string): Promise<void> {
  await sql`
    select from posts
    where author_id = ${userId}
      or id in (
        select post_id from comments where author_id = ${userId}
        union all select post_id from reactions where user_id = ${userId}
        union all select shared_post_id from posts where author_id = ${userId}
      )
    order by id for no key update
  `.execute(trx)
}
