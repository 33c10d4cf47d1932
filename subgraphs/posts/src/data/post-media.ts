import { statement } from '@plaza/database'
import type { Db, Trx } from './db.ts'
import { lockMedia } from './locks.ts'
import { listDeletedMedia } from './projections/media-files.ts'

const mediaByPosts = statement((db: Db, { postIds }: { postIds: readonly string[] }) =>
  db
    .selectFrom('postMedia')
    .select(['postId', 'mediaId'])
    .where('postId', 'in', postIds)
    .orderBy('postId')
    .orderBy('position'),
)

/** The files of each post that has any, in the author's order. */
export async function listMediaByPosts(db: Db, postIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await mediaByPosts.execute(db, { postIds })
  const byPost = Map.groupBy(rows, ({ postId }) => postId)
  return new Map([...byPost].map(([postId, files]) => [postId, files.map(({ mediaId }) => mediaId)]))
}

/** Puts these files in the place of the whole list, without those that have been deleted since they were checked. */
export async function replacePostMedia(trx: Trx, postId: string, mediaIds: readonly string[]): Promise<void> {
  await lockMedia(trx, mediaIds)
  await trx.deleteFrom('postMedia').where('postId', '=', postId).execute()
  if (mediaIds.length === 0) return
  const gone = await listDeletedMedia(trx, mediaIds)
  const rows = mediaIds
    .map((mediaId, position) => ({ postId, mediaId, position }))
    .filter(({ mediaId }) => !gone.includes(mediaId))
  if (rows.length > 0) await trx.insertInto('postMedia').values(rows).execute()
}

/** Takes a file off all posts that show it. */
export async function deleteMediaFromPosts(trx: Trx, mediaId: string): Promise<void> {
  await trx.deleteFrom('postMedia').where('mediaId', '=', mediaId).execute()
}
