import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { type CollectionRow, updateCollectionRow } from '../data/collections.ts'
import type { UpdateMediaCollectionInput } from '../generated/resolvers.ts'
import type { CollectionPayload } from '../payloads.ts'
import { nameNeeded, readDescription, readName } from '../rules/collections.ts'
import { noSuchCollection } from '../rules/not-found.ts'

export async function updateMediaCollection(
  ctx: MediaContext,
  viewer: Viewer,
  input: UpdateMediaCollectionInput,
): Promise<CollectionPayload> {
  if (input.name === null) return failed(userError('REQUIRED', 'A name cannot be cleared.', ['input', 'name']))
  if (input.isPublic === null) {
    return failed(userError('REQUIRED', 'Say whether the collection is public.', ['input', 'isPublic']))
  }
  const changes: Partial<Pick<CollectionRow, 'name' | 'description' | 'isPublic'>> = {}
  const { text: name, error: wrongName } = readName(input.name)
  const { text: description, error: wrongDescription } = readDescription(input.description)
  if (input.name !== undefined && name === null) return failed(wrongName ?? nameNeeded)
  if (wrongDescription) return failed(wrongDescription)
  if (name !== null) changes.name = name
  if (input.description !== undefined) changes.description = description
  if (input.isPublic !== undefined) changes.isPublic = input.isPublic
  const id = parseId(input.collectionId)
  if (id === null) return failed(noSuchCollection())

  const collection = await ctx.db
    .transaction()
    .execute((trx) => updateCollectionRow(trx, { id, ownerId: viewer.id }, changes))
  if (!collection) return failed(noSuchCollection())
  ctx.loaders.clearAll()
  return { collection, errors: [] }
}
