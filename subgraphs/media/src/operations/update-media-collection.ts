import { failed, requireViewer, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { type CollectionRow, updateCollectionRow } from '../data/collections.ts'
import { isUuid } from '../data/visibility.ts'
import type { UpdateMediaCollectionInput } from '../generated/resolvers.ts'
import { checkDescription, checkName, cleanText, noSuchCollection } from '../rules/collections.ts'

export async function updateCollection(input: UpdateMediaCollectionInput, ctx: MediaContext) {
  const viewer = requireViewer(ctx)
  if (input.name === null) return failed(userError('REQUIRED', 'A name cannot be cleared.', ['input', 'name']))
  if (input.isPublic === null) {
    return failed(userError('REQUIRED', 'Say whether the collection is public.', ['input', 'isPublic']))
  }
  const changes: Partial<Pick<CollectionRow, 'name' | 'description' | 'isPublic'>> = {}
  if (input.name !== undefined) changes.name = input.name.trim()
  if (input.description !== undefined) changes.description = cleanText(input.description)
  if (input.isPublic !== undefined) changes.isPublic = input.isPublic
  const error =
    (changes.name === undefined ? undefined : checkName(changes.name)) ?? checkDescription(changes.description ?? null)
  if (error) return failed(error)
  if (!isUuid(input.collectionId)) return failed(noSuchCollection())

  return ctx.db.transaction().execute(async (trx) => {
    const collection = await updateCollectionRow(trx, { id: input.collectionId, ownerId: viewer.id }, changes)
    return collection ? { collection, errors: [] } : failed(noSuchCollection())
  })
}
