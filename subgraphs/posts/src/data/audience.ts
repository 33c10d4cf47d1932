import type { Db, Trx } from './db.ts'
import { anyOf } from './grouping.ts'

/** The people of each of the author's own `CUSTOM` posts. */
export async function listAudiences(
  db: Db,
  authorId: string,
  postIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('postAudience')
    .select(['postId', 'userId'])
    .where('authorId', '=', authorId)
    .where('postId', '=', anyOf(postIds))
    .orderBy('postId')
    .orderBy('userId')
    .execute()
  const byPost = new Map<string, string[]>()
  for (const { postId, userId } of rows) {
    const people = byPost.get(postId)
    if (people) people.push(userId)
    else byPost.set(postId, [userId])
  }
  return byPost
}

/** Takes the place of the whole audience. */
export async function setAudience(
  trx: Trx,
  post: { id: string; authorId: string },
  userIds: readonly string[],
): Promise<void> {
  await trx.deleteFrom('postAudience').where('postId', '=', post.id).execute()
  if (userIds.length === 0) return
  const rows = userIds.map((userId) => ({ postId: post.id, authorId: post.authorId, userId }))
  await trx.insertInto('postAudience').values(rows).execute()
}
