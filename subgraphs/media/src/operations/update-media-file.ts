import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { updateAltText } from '../data/media-files.ts'
import type { UpdateMediaFileInput } from '../generated/resolvers.ts'
import type { MediaFilePayload } from '../payloads.ts'
import { noSuchFile } from '../rules/not-found.ts'
import { charLength, cleanText } from '../rules/text.ts'

export async function updateMediaFile(
  ctx: MediaContext,
  viewer: Viewer,
  input: UpdateMediaFileInput,
): Promise<MediaFilePayload> {
  const altText = cleanText(input.altText)
  if (altText !== null && charLength(altText) > 1_000) {
    return failed(userError('INVALID', 'A description has at most 1,000 characters.', ['input', 'altText']))
  }
  const id = parseId(input.mediaId)
  if (id === null) return failed(noSuchFile())
  if (input.altText !== undefined) {
    await ctx.db.transaction().execute((trx) => updateAltText(trx, { id, ownerId: viewer.id, altText }))
    ctx.loaders.clearAll()
  }
  const mediaFile = await ctx.loaders.fileByReference.load({ id })
  return mediaFile?.ownerId === viewer.id ? { mediaFile, errors: [] } : failed(noSuchFile())
}
