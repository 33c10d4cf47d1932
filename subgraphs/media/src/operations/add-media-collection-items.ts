import { parseId, parseIds } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { insertItems, listRanksByMediaIds } from '../data/collection-items.ts'
import { findCollectionForUpdate } from '../data/collections.ts'
import { listOwnFilesForKeyShare } from '../data/media-files.ts'
import type { AddMediaCollectionItemsInput } from '../generated/resolvers.ts'
import type { CollectionPayload } from '../payloads.ts'
import { checkMediaIds, maxItems } from '../rules/collections.ts'
import { noSuchCollection } from '../rules/not-found.ts'

const path = ['input', 'mediaIds']

export async function addMediaCollectionItems(
  ctx: MediaContext,
  viewer: Viewer,
  input: AddMediaCollectionItemsInput,
): Promise<CollectionPayload> {
  const error = checkMediaIds(input.mediaIds)
  if (error) return failed(error)
  const collectionId = parseId(input.collectionId)
  if (collectionId === null) return failed(noSuchCollection())
  const mediaIds = parseIds(input.mediaIds)
  const hasOnlyIds = input.mediaIds.every((id) => parseId(id) !== null)

  const payload = await ctx.db.transaction().execute(async (trx): Promise<CollectionPayload> => {
    const own = await listOwnFilesForKeyShare(trx, viewer.id, mediaIds)
    const collection = await findCollectionForUpdate(trx, { id: collectionId, ownerId: viewer.id })
    if (!collection) return failed(noSuchCollection())
    if (!hasOnlyIds || own.length < mediaIds.length) {
      return failed(userError('NOT_FOUND', 'One of these files does not exist.', path))
    }
    // Others do not see a file before it is ready, so it would count among the items of a collection without being there.
    if (own.some(({ state }) => state !== 'READY')) {
      return failed(userError('CONFLICT', 'One of these files is not ready; add it once it is.', path))
    }
    const present = await listRanksByMediaIds(trx, collection.id, mediaIds)
    const added = mediaIds.filter((id) => !present.has(id))
    if (collection.itemCount + added.length > maxItems) {
      return failed(
        userError('LIMIT_REACHED', `A collection holds at most ${maxItems} files.`, path, { limit: maxItems }),
      )
    }
    if (added.length > 0) await insertItems(trx, collection, added)
    return { collection: { ...collection, itemCount: collection.itemCount + added.length }, errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
