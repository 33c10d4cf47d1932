import { newId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { countCollectionsForInsert, insertCollection } from '../data/collections.ts'
import type { CreateMediaCollectionInput } from '../generated/resolvers.ts'
import type { CollectionPayload } from '../payloads.ts'
import { maxCollections, nameNeeded, readDescription, readName } from '../rules/collections.ts'

export async function createMediaCollection(
  ctx: MediaContext,
  viewer: Viewer,
  input: CreateMediaCollectionInput,
): Promise<CollectionPayload> {
  const { text: name, error: wrongName } = readName(input.name)
  const { text: description, error: wrongDescription } = readDescription(input.description)
  if (name === null) return failed(wrongName ?? nameNeeded)
  if (wrongDescription) return failed(wrongDescription)

  const collection = await ctx.db.transaction().execute(async (trx) => {
    if ((await countCollectionsForInsert(trx, viewer.id)) >= maxCollections) return null
    const draft = { id: newId(), ownerId: viewer.id, name, description, isPublic: input.isPublic ?? false }
    return insertCollection(trx, draft)
  })
  if (!collection) {
    return failed(
      userError('LIMIT_REACHED', `You have ${maxCollections} collections; delete one first.`, undefined, {
        limit: maxCollections,
      }),
    )
  }
  ctx.loaders.clearAll()
  return { collection, errors: [] }
}
