import { failed, requireViewer } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { deleteCollectionRow } from '../data/collections.ts'
import { isUuid } from '../data/visibility.ts'
import type { DeleteMediaCollectionInput } from '../generated/resolvers.ts'
import { noSuchCollection } from '../rules/collections.ts'

export async function deleteCollection({ collectionId }: DeleteMediaCollectionInput, ctx: MediaContext) {
  const viewer = requireViewer(ctx)
  if (!isUuid(collectionId)) return failed(noSuchCollection())
  return ctx.db.transaction().execute(async (trx) => {
    const deleted = await deleteCollectionRow(trx, { id: collectionId, ownerId: viewer.id })
    return deleted ? { deletedCollectionId: collectionId, errors: [] } : failed(noSuchCollection())
  })
}
