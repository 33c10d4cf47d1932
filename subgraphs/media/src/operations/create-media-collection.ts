import { newId } from '@plaza/database'
import { failed, requireViewer, userError } from '@plaza/subgraph'
import type { MediaContext } from '../context.ts'
import { countCollectionsForInsert, insertCollection } from '../data/collections.ts'
import type { CreateMediaCollectionInput } from '../generated/resolvers.ts'
import { checkDescription, checkName, cleanText, maxCollections } from '../rules/collections.ts'

export async function createCollection(input: CreateMediaCollectionInput, ctx: MediaContext) {
  const viewer = requireViewer(ctx)
  const name = input.name.trim()
  const description = cleanText(input.description)
  const error = checkName(name) ?? checkDescription(description)
  if (error) return failed(error)

  return ctx.db.transaction().execute(async (trx) => {
    if ((await countCollectionsForInsert(trx, viewer.id)) >= maxCollections) {
      return failed(userError('LIMIT_REACHED', `You have ${maxCollections} collections; delete one first.`))
    }
    const draft = { id: newId(), ownerId: viewer.id, name, description, isPublic: input.isPublic ?? false }
    return { collection: await insertCollection(trx, draft), errors: [] }
  })
}
