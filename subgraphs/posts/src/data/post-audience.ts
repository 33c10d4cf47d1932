import type { Db, Trx } from './db.ts'
import { anyOf, collectValues } from './grouping.ts'

/** The people of each `CUSTOM` post; for the posts' author to see. */
export async function listAudiences(db: Db, postIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('postAudience')
    .select(['postId as key', 'userId as value'])
    .where('postId', '=', anyOf(postIds))
    .orderBy('postId')
    .orderBy('userId')
    .execute()
  return collectValues(rows)
}

/** Takes the place of the whole audience. */
export async function setAudience(trx: Trx, postId: string, userIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('postAudience').where('postId', '=', postId).execute()
  if (userIds.length === 0) return
  await trx
    .insertInto('postAudience')
    .values(userIds.map((userId) => ({ postId, userId })))
    .execute()
}
