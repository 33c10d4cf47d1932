import type { Db, Trx } from './db.ts'

/** The people of each `CUSTOM` post; for the posts' author to see. */
export async function listAudiencesByPosts(db: Db, postIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('postAudience')
    .select(['postId', 'userId'])
    .where('postId', 'in', postIds)
    .orderBy('postId')
    .orderBy('userId')
    .execute()
  const byPost = Map.groupBy(rows, ({ postId }) => postId)
  return new Map([...byPost].map(([postId, people]) => [postId, people.map(({ userId }) => userId)]))
}

/** Puts these people in the place of the whole audience. */
export async function replaceAudience(trx: Trx, postId: string, userIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('postAudience').where('postId', '=', postId).execute()
  if (userIds.length === 0) return
  await trx
    .insertInto('postAudience')
    .values(userIds.map((userId) => ({ postId, userId })))
    .execute()
}
