import { sql } from 'kysely'
import type { AccountStatus } from '../../generated/database.ts'
import type { Trx } from '../db.ts'

/** Whether the row changed: a version at or below the one held is ignored. */
export async function putPerson(
  trx: Trx,
  person: { userId: string; status: AccountStatus; version: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('people')
    .values(person)
    .onConflict((conflict) =>
      conflict
        .column('userId')
        .doUpdateSet({ status: sql`excluded.status`, version: sql`excluded.version` })
        .where('people.version', '<', person.version),
    )
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What was there for others to see, and is gone. */
export interface ErasedContent {
  postIds: string[]
  comments: { id: string; postId: string }[]
}

/** Posts whose counters change with the person's going, in the order in which requests take them. */
async function holdPostsOf(trx: Trx, userId: string): Promise<void> {
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

/** Everything that the person wrote or gave, here. Other people's replies stay, below tombstones. */
export async function eraseContent(trx: Trx, userId: string, at: Date): Promise<ErasedContent> {
  await holdPostsOf(trx, userId)
  await trx.deleteFrom('reactions').where('userId', '=', userId).execute()
  const posts = await trx.deleteFrom('posts').where('authorId', '=', userId).returning(['id', 'publishedAt']).execute()
  const emptied = await trx
    .updateTable('comments')
    .set({ authorId: null, content: '', editedAt: null, deletedAt: at })
    .where('authorId', '=', userId)
    .where('replyCount', '>', 0)
    .returning(['id', 'postId'])
    .execute()
  const removed = await trx.deleteFrom('comments').where('authorId', '=', userId).returning(['id', 'postId']).execute()
  await trx.deleteFrom('postAudience').where('userId', '=', userId).execute()
  await trx.deleteFrom('mediaFiles').where('ownerId', '=', userId).execute()
  await trx.deleteFrom('feedSnapshots').where('viewerId', '=', userId).execute()
  await trx.deleteFrom('idempotencyKeys').where('userId', '=', userId).execute()
  const published = posts.filter(({ publishedAt }) => publishedAt)
  return { postIds: published.map(({ id }) => id), comments: [...emptied, ...removed] }
}
