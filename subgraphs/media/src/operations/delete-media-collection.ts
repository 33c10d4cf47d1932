import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { deleteCollectionRow } from '../data/collections.ts'
import type { DeleteMediaCollectionInput, DeleteMediaCollectionPayload } from '../generated/resolvers.ts'
import { noSuchCollection } from '../rules/not-found.ts'

export async function deleteMediaCollection(
  ctx: MediaContext,
  viewer: Viewer,
  input: DeleteMediaCollectionInput,
): Promise<DeleteMediaCollectionPayload> {
  const id = parseId(input.collectionId)
  if (id === null) return failed(noSuchCollection())
  const isDeleted = await ctx.db.transaction().execute((trx) => deleteCollectionRow(trx, { id, ownerId: viewer.id }))
  if (!isDeleted) return failed(noSuchCollection())
  ctx.loaders.clearAll()
  return { deletedCollectionId: id, errors: [] }
}
