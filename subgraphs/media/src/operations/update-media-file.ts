import { failed, requireViewer, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { updateAltText } from '../data/media-files.ts'
import { isUuid } from '../data/visibility.ts'
import type { UpdateMediaFileInput } from '../generated/resolvers.ts'
import { charLength, cleanText } from '../rules/collections.ts'

const noSuchFile = () => userError('NOT_FOUND', 'This file does not exist.', ['input', 'mediaId'])

export async function updateMediaFile({ mediaId, altText }: UpdateMediaFileInput, ctx: MediaContext) {
  const viewer = requireViewer(ctx)
  const cleaned = cleanText(altText)
  if (cleaned !== null && charLength(cleaned) > 1_000) {
    return failed(userError('INVALID', 'A description has at most 1,000 characters.', ['input', 'altText']))
  }
  if (!isUuid(mediaId)) return failed(noSuchFile())
  if (altText !== undefined) {
    await ctx.db
      .transaction()
      .execute((trx) => updateAltText(trx, { id: mediaId, ownerId: viewer.id, altText: cleaned }))
  }
  ctx.loaders.mediaFile.clear({ id: mediaId })
  const mediaFile = await ctx.loaders.mediaFile.load({ id: mediaId })
  return mediaFile?.ownerId === viewer.id ? { mediaFile, errors: [] } : failed(noSuchFile())
}
