import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, readText } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { updateMediaFileRow } from '../data/media-files.ts'
import type { UpdateMediaFileInput } from '../generated/resolvers.ts'
import type { MediaFilePayload } from '../payloads.ts'
import { checkFocalPoint, onlyOfPictures } from '../rules/focal-point.ts'
import { noSuchFile } from '../rules/not-found.ts'

/** Absent fields stay as they are, explicit nulls clear them. */
export async function updateMediaFile(
  ctx: MediaContext,
  viewer: Viewer,
  input: UpdateMediaFileInput,
): Promise<MediaFilePayload> {
  const { focalPoint } = input
  const rule = { what: 'A description', most: 1_000, path: ['input', 'altText'] }
  const { text: altText, error } = readText(input.altText?.trim(), rule)
  const errors = [...(error ? [error] : []), ...(focalPoint ? checkFocalPoint(focalPoint) : [])]
  if (errors.length > 0) return failed(...errors)
  const id = parseId(input.mediaId)
  if (id === null) return failed(noSuchFile())

  const file = { id, ownerId: viewer.id, ...(focalPoint && { kind: 'IMAGE' as const }) }
  const changes = {
    ...(input.altText !== undefined && { altText }),
    ...(focalPoint !== undefined && { focalX: focalPoint?.x ?? null, focalY: focalPoint?.y ?? null }),
  }
  if (Object.keys(changes).length > 0) {
    await ctx.db.transaction().execute((trx) => updateMediaFileRow(trx, file, changes))
    ctx.loaders.clearAll()
  }
  const mediaFile = await ctx.loaders.fileByReference.load({ id })
  if (mediaFile?.ownerId !== viewer.id) return failed(noSuchFile())
  return focalPoint && mediaFile.kind !== 'IMAGE' ? failed(onlyOfPictures) : { mediaFile, errors: [] }
}
