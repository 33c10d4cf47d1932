import { failed, requireViewer, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { appendItems, getRanks } from '../data/collection-items.ts'
import { findCollectionForUpdate } from '../data/collections.ts'
import { holdOwnFileIds } from '../data/media-files.ts'
import { isUuid } from '../data/visibility.ts'
import type { AddMediaCollectionItemsInput } from '../generated/resolvers.ts'
import { checkMediaIds, maxItems, noSuchCollection } from '../rules/collections.ts'

export async function addCollectionItems(input: AddMediaCollectionItemsInput, ctx: MediaContext) {
  const viewer = requireViewer(ctx)
  const error = checkMediaIds(input.mediaIds)
  if (error) return failed(error)
  if (!isUuid(input.collectionId)) return failed(noSuchCollection())
  const mediaIds = [...new Set(input.mediaIds.map((id) => id.toLowerCase()))]

  return ctx.db.transaction().execute(async (trx) => {
    const own = await holdOwnFileIds(trx, viewer.id, mediaIds.filter(isUuid))
    const collection = await findCollectionForUpdate(trx, { id: input.collectionId, ownerId: viewer.id })
    if (!collection) return failed(noSuchCollection())
    if (own.size < mediaIds.length) {
      return failed(userError('NOT_FOUND', 'One of these files does not exist.', ['input', 'mediaIds']))
    }
    const present = await getRanks(trx, collection.id, mediaIds)
    const added = mediaIds.filter((id) => !present.has(id))
    if (collection.itemCount + added.length > maxItems) {
      return failed(userError('LIMIT_REACHED', `A collection holds at most ${maxItems} files.`, ['input', 'mediaIds']))
    }
    if (added.length > 0) await appendItems(trx, collection, added)
    return { collection: { ...collection, itemCount: collection.itemCount + added.length }, errors: [] }
  })
}
