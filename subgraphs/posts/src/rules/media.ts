import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { listReadyMedia } from '../data/post-media.ts'
import { readId } from '../ids.ts'

const most = 10
const path = ['input', 'mediaIds']

/**
 * The files to attach: each a ready one of the author's, each once, in the order given.
 *
 * @param held those that the post has already, which need no new check
 */
export async function readMedia(
  db: Db,
  ownerId: string,
  requested: readonly string[],
  held: readonly string[] = [],
): Promise<{ mediaIds: string[]; error: UserError | null }> {
  const mediaIds = [...new Set(requested.map(readId).filter((id) => id !== null))]
  if (requested.length > most) return { mediaIds, error: userError('INVALID', `At most ${most} files.`, path) }
  const known = new Set(held)
  const ready = await listReadyMedia(
    db,
    ownerId,
    mediaIds.filter((id) => !known.has(id)),
  )
  const mayAttach = (id: string | null) => id !== null && (known.has(id) || ready.has(id))
  if (!requested.every((id) => mayAttach(readId(id)))) {
    return { mediaIds, error: userError('NOT_FOUND', 'Only ready files of your own can be attached.', path) }
  }
  return { mediaIds, error: null }
}
