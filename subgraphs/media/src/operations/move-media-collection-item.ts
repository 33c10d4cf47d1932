import { failed, requireViewer, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { getRanks, moveItemBehind } from '../data/collection-items.ts'
import { findCollectionForUpdate } from '../data/collections.ts'
import { isUuid } from '../data/visibility.ts'
import type { MoveMediaCollectionItemInput } from '../generated/resolvers.ts'
import { noSuchCollection } from '../rules/collections.ts'

const notInCollection = (field: 'mediaId' | 'afterMediaId') =>
  userError('NOT_FOUND', 'This file is not in the collection.', ['input', field])

export async function moveCollectionItem(input: MoveMediaCollectionItemInput, ctx: MediaContext) {
  const viewer = requireViewer(ctx)
  const mediaId = input.mediaId.toLowerCase()
  const afterMediaId = input.afterMediaId?.toLowerCase() ?? null
  if (!isUuid(input.collectionId)) return failed(noSuchCollection())
  if (!isUuid(mediaId)) return failed(notInCollection('mediaId'))
  if (afterMediaId !== null && !isUuid(afterMediaId)) return failed(notInCollection('afterMediaId'))
  if (mediaId === afterMediaId) {
    return failed(userError('INVALID', 'A file cannot be put behind itself.', ['input', 'afterMediaId']))
  }

  return ctx.db.transaction().execute(async (trx) => {
    const collection = await findCollectionForUpdate(trx, { id: input.collectionId, ownerId: viewer.id })
    if (!collection) return failed(noSuchCollection())
    const present = await getRanks(trx, collection.id, afterMediaId ? [mediaId, afterMediaId] : [mediaId])
    if (!present.has(mediaId)) return failed(notInCollection('mediaId'))
    if (afterMediaId !== null && !present.has(afterMediaId)) return failed(notInCollection('afterMediaId'))
    await moveItemBehind(trx, collection.id, mediaId, afterMediaId)
    return { collection, errors: [] }
  })
}
