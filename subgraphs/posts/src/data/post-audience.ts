import { statement } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** Whom each `CUSTOM` post is for, in their order, whether or not they see it now. */
export async function listAudiencesByPosts(db: Db, postIds: readonly string[]): Promise<Map<string, string[]>> {
  return byPost(await ofPosts(db, postIds).execute())
}

const seeingAudiences = statement((db: Db, { postIds }: { postIds: readonly string[] }) =>
  ofPosts(db, postIds)
    .innerJoin('friendEdges', 'friendEdges.friendId', 'postAudience.userId')
    .where('friendEdges.userId', '=', sql<string>`(select viewer_id())`)
    .where('friendEdges.isEnded', '=', false)
    .where(sql<boolean>`not is_hidden(post_audience.user_id, (select viewer_id()), (select viewer_has_blocks()))`),
)

/** Those whom each of the viewer's own `CUSTOM` posts is for and who see it now: still friends, and not hidden. */
export async function listSeeingAudiencesByPosts(db: Db, postIds: readonly string[]): Promise<Map<string, string[]>> {
  return byPost(await seeingAudiences.execute(db, { postIds }))
}

const ofPosts = (db: Db, postIds: readonly string[]) =>
  db
    .selectFrom('postAudience')
    .select(['postAudience.postId', 'postAudience.userId'])
    .where('postAudience.postId', 'in', postIds)
    .orderBy('postAudience.postId')
    .orderBy('postAudience.userId')

function byPost(rows: readonly { postId: string; userId: string }[]): Map<string, string[]> {
  const people = Map.groupBy(rows, ({ postId }) => postId)
  return new Map([...people].map(([postId, of]) => [postId, of.map(({ userId }) => userId)]))
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
