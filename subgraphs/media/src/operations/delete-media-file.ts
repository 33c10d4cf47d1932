import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { deleteMediaFileRow } from '../data/media-files.ts'
import { publishDeletion } from '../events/publish-deletion.ts'
import type { DeleteMediaFileInput } from '../generated/resolvers.ts'
import type { DeletedFilePayload } from '../payloads.ts'
import { noSuchFile } from '../rules/not-found.ts'

/** The row goes at once, and with it every link; a job takes the bytes out of storage. */
export async function deleteMediaFile(
  ctx: MediaContext,
  viewer: Viewer,
  input: DeleteMediaFileInput,
): Promise<DeletedFilePayload> {
  const id = parseId(input.mediaId)
  if (id === null) return failed(noSuchFile())
  const deleted = await ctx.db.transaction().execute(async (trx) => {
    const file = await deleteMediaFileRow(trx, { id, ownerId: viewer.id })
    if (file) await publishDeletion(trx, file, new Date())
    return file
  })
  if (!deleted) return failed(noSuchFile())
  ctx.loaders.clearAll()
  return { deletedMediaId: deleted.id, viewer: { id: viewer.id }, errors: [] }
}
