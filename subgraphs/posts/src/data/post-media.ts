import type { Db, Trx } from './db.ts'
import { anyOf, collectValues } from './grouping.ts'
import { lockMedia } from './projections/media-files.ts'

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

/** Takes the place of the whole list. Files that have been deleted since they were checked are left out. */
export async function setPostMedia(trx: Trx, postId: string, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length > 0) await lockMedia(trx, mediaIds)
  await trx.deleteFrom('postMedia').where('postId', '=', postId).execute()
  if (mediaIds.length === 0) return
  const gone = await listDeletedMedia(trx, mediaIds)
  const rows = mediaIds
    .map((mediaId, position) => ({ postId, mediaId, position }))
    .filter(({ mediaId }) => !gone.has(mediaId))
  if (rows.length > 0) await trx.insertInto('postMedia').values(rows).execute()
}

async function listDeletedMedia(trx: Trx, mediaIds: readonly string[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('mediaFiles')
    .select('mediaId')
    .where('mediaId', '=', anyOf(mediaIds))
    .where('deleted', '=', true)
    .execute()
  return new Set(rows.map(({ mediaId }) => mediaId))
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
