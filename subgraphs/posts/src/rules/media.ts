import { parseId, parseIds } from '@plaza/database'
import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listReadyMedia } from '../data/projections/media-files.ts'

const most = 10
const path = ['input', 'mediaIds']

/**
 * The files to attach: each a ready file of the author's, each once, in the order given.
 *
 * @param attached files that the post has already, which need no new check
 */
export async function readMedia(
  db: Db,
  ownerId: string,
  requested: readonly string[],
  attached: readonly string[] = [],
): Promise<{ mediaIds: string[]; error: UserError | null }> {
  const mediaIds = parseIds(requested)
  if (requested.length > most) {
    return { mediaIds, error: userError('INVALID', `At most ${most} files.`, path, { limit: most }) }
  }
  const added = mediaIds.filter((id) => !attached.includes(id))
  const mayAttach = new Set([...attached, ...(await listReadyMedia(db, ownerId, added))])
  if (!requested.every((id) => mayAttach.has(parseId(id) ?? ''))) {
    return { mediaIds, error: userError('NOT_FOUND', 'Only ready files of your own can be attached.', path) }
  }
  return { mediaIds, error: null }
}
