import { failed, requireViewer } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { deleteItems } from '../data/collection-items.ts'
import { findCollectionForUpdate } from '../data/collections.ts'
import { isUuid } from '../data/visibility.ts'
import type { RemoveMediaCollectionItemsInput } from '../generated/resolvers.ts'
import { checkMediaIds, noSuchCollection } from '../rules/collections.ts'

export async function removeCollectionItems(input: RemoveMediaCollectionItemsInput, ctx: MediaContext) {
  const viewer = requireViewer(ctx)
  const error = checkMediaIds(input.mediaIds)
  if (error) return failed(error)
  if (!isUuid(input.collectionId)) return failed(noSuchCollection())
  const mediaIds = input.mediaIds.filter(isUuid)

  return ctx.db.transaction().execute(async (trx) => {
    const collection = await findCollectionForUpdate(trx, { id: input.collectionId, ownerId: viewer.id })
    if (!collection) return failed(noSuchCollection())
    const removed = mediaIds.length > 0 ? await deleteItems(trx, collection.id, mediaIds) : 0
    return { collection: { ...collection, itemCount: collection.itemCount - removed }, errors: [] }
  })
}
