import { publish } from '@plaza/events'
import { mediaDeleted } from '@plaza/schema/events'
import { failed, requireViewer, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { deleteMediaFileRow } from '../data/media-files.ts'
import { isUuid } from '../data/visibility.ts'
import type { DeleteMediaFileInput } from '../generated/resolvers.ts'

const noSuchFile = () => userError('NOT_FOUND', 'This file does not exist.', ['input', 'mediaId'])

/** The row goes at once, and with it every link; a job takes the bytes out of storage. */
export async function deleteMediaFile({ mediaId }: DeleteMediaFileInput, ctx: MediaContext) {
  const viewer = requireViewer(ctx)
  if (!isUuid(mediaId)) return failed(noSuchFile())
  return ctx.db.transaction().execute(async (trx) => {
    const file = await deleteMediaFileRow(trx, { id: mediaId, ownerId: viewer.id })
    if (!file) return failed(noSuchFile())
    await publish(trx, mediaDeleted, {
      mediaId: file.id,
      ownerId: file.ownerId,
      kind: file.kind,
      version: file.version + 1,
      deletedAt: new Date(),
    })
    return { deletedMediaId: file.id, viewer: { id: viewer.id }, errors: [] }
  })
}
