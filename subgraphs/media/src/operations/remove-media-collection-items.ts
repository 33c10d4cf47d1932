import { parseId, parseIds } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { deleteItems } from '../data/collection-items.ts'
import { findCollectionForUpdate } from '../data/collections.ts'
import type { RemoveMediaCollectionItemsInput } from '../generated/resolvers.ts'
import type { CollectionPayload } from '../payloads.ts'
import { checkMediaIds } from '../rules/collections.ts'
import { noSuchCollection } from '../rules/not-found.ts'

export async function removeMediaCollectionItems(
  ctx: MediaContext,
  viewer: Viewer,
  input: RemoveMediaCollectionItemsInput,
): Promise<CollectionPayload> {
  const error = checkMediaIds(input.mediaIds)
  if (error) return failed(error)
  const collectionId = parseId(input.collectionId)
  if (collectionId === null) return failed(noSuchCollection())
  const mediaIds = parseIds(input.mediaIds)

  const payload = await ctx.db.transaction().execute(async (trx): Promise<CollectionPayload> => {
    const collection = await findCollectionForUpdate(trx, { id: collectionId, ownerId: viewer.id })
    if (!collection) return failed(noSuchCollection())
    const removed = mediaIds.length > 0 ? await deleteItems(trx, collection.id, mediaIds) : 0
    return { collection: { ...collection, itemCount: collection.itemCount - removed }, errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
