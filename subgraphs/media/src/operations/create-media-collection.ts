import { newId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { countCollectionsForInsert, insertCollection } from '../data/collections.ts'
import type { CreateMediaCollectionInput } from '../generated/resolvers.ts'
import type { CollectionPayload } from '../payloads.ts'
import { checkDescription, checkName, maxCollections } from '../rules/collections.ts'
import { cleanText } from '../rules/text.ts'

export async function createMediaCollection(
  ctx: MediaContext,
  viewer: Viewer,
  input: CreateMediaCollectionInput,
): Promise<CollectionPayload> {
  const name = input.name.trim()
  const description = cleanText(input.description)
  const error = checkName(name) ?? checkDescription(description)
  if (error) return failed(error)

  const collection = await ctx.db.transaction().execute(async (trx) => {
    if ((await countCollectionsForInsert(trx, viewer.id)) >= maxCollections) return null
    const draft = { id: newId(), ownerId: viewer.id, name, description, isPublic: input.isPublic ?? false }
    return insertCollection(trx, draft)
  })
  if (!collection) {
    return failed(userError('LIMIT_REACHED', `You have ${maxCollections} collections; delete one first.`))
  }
  ctx.loaders.clearAll()
  return { collection, errors: [] }
}
