import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, readText } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { updateMediaFileRow } from '../data/media-files.ts'
import type { UpdateMediaFileInput } from '../generated/resolvers.ts'
import type { MediaFilePayload } from '../payloads.ts'
import { noSuchFile } from '../rules/not-found.ts'

export async function updateMediaFile(
  ctx: MediaContext,
  viewer: Viewer,
  input: UpdateMediaFileInput,
): Promise<MediaFilePayload> {
  const rule = { what: 'A description', most: 1_000, path: ['input', 'altText'] }
  const { text: altText, error } = readText(input.altText?.trim(), rule)
  if (error) return failed(error)
  const id = parseId(input.mediaId)
  if (id === null) return failed(noSuchFile())
  const changes = {
    ...(input.altText !== undefined && { altText }),
    ...(input.focalPoint !== undefined && {
      focalX: input.focalPoint?.x ?? null,
      focalY: input.focalPoint?.y ?? null,
    }),
  }
  if (Object.keys(changes).length > 0) {
    await ctx.db.transaction().execute((trx) => updateMediaFileRow(trx, { id, ownerId: viewer.id }, changes))
    ctx.loaders.clearAll()
  }
  const mediaFile = await ctx.loaders.fileByReference.load({ id })
  return mediaFile?.ownerId === viewer.id ? { mediaFile, errors: [] } : failed(noSuchFile())
}
