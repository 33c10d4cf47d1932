import type { Db, Trx } from './db.ts'
import { anyOf, collectValues } from './grouping.ts'

/** The files of each post that has any, in the author's order. */
export async function listMediaByPosts(db: Db, postIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('postMedia')
    .select(['postId as key', 'mediaId as value'])
    .where('postId', '=', anyOf(postIds))
    .orderBy('postId')
    .orderBy('position')
    .execute()
  return collectValues(rows)
}

/** Takes the place of the whole list. */
export async function setPostMedia(trx: Trx, postId: string, mediaIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('postMedia').where('postId', '=', postId).execute()
  if (mediaIds.length === 0) return
  const rows = mediaIds.map((mediaId, position) => ({ postId, mediaId, position }))
  await trx.insertInto('postMedia').values(rows).execute()
}

/** Those of the ids that are ready files of this person. */
export async function listReadyMedia(db: Db, ownerId: string, mediaIds: readonly string[]): Promise<Set<string>> {
  if (mediaIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('mediaFiles')
    .select('mediaId')
    .where('ownerId', '=', ownerId)
    .where('deleted', '=', false)
    .where('mediaId', '=', anyOf(mediaIds))
    .execute()
  return new Set(rows.map(({ mediaId }) => mediaId))
}
