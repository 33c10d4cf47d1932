import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { listRanksByMediaIds, updateItemRank } from '../data/collection-items.ts'
import { findCollectionForUpdate } from '../data/collections.ts'
import type { MoveMediaCollectionItemInput } from '../generated/resolvers.ts'
import type { CollectionPayload } from '../payloads.ts'
import { noSuchCollection } from '../rules/not-found.ts'

const notInCollection = (field: 'mediaId' | 'afterMediaId') =>
  userError('NOT_FOUND', 'This file is not in the collection.', ['input', field])

export async function moveMediaCollectionItem(
  ctx: MediaContext,
  viewer: Viewer,
  input: MoveMediaCollectionItemInput,
): Promise<CollectionPayload> {
  const collectionId = parseId(input.collectionId)
  const mediaId = parseId(input.mediaId)
  const afterMediaId = parseId(input.afterMediaId)
  const isFirst = input.afterMediaId === null || input.afterMediaId === undefined
  if (collectionId === null) return failed(noSuchCollection())
  if (mediaId === null) return failed(notInCollection('mediaId'))
  if (afterMediaId === null && !isFirst) return failed(notInCollection('afterMediaId'))
  if (mediaId === afterMediaId) {
    return failed(userError('INVALID', 'A file cannot be put behind itself.', ['input', 'afterMediaId']))
  }

  const payload = await ctx.db.transaction().execute(async (trx): Promise<CollectionPayload> => {
    const collection = await findCollectionForUpdate(trx, { id: collectionId, ownerId: viewer.id })
    if (!collection) return failed(noSuchCollection())
    const present = await listRanksByMediaIds(trx, collection.id, afterMediaId ? [mediaId, afterMediaId] : [mediaId])
    if (!present.has(mediaId)) return failed(notInCollection('mediaId'))
    if (afterMediaId !== null && !present.has(afterMediaId)) return failed(notInCollection('afterMediaId'))
    await updateItemRank(trx, collection.id, mediaId, afterMediaId)
    return { collection, errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
