import { parseId } from '@plaza/database'
import type { UserResolvers } from '../generated/resolvers.ts'
import { datedConnection, datedPage } from './connections.ts'

export const User: UserResolvers = {
  // Whether the person exists is for users to say.
  async __resolveReference(reference) {
    const id = parseId(reference.id)
    return id === null ? null : { __typename: 'User', id }
  },
  async mediaCollections(user, args, ctx) {
    const page = datedPage(args)
    return datedConnection(await ctx.loaders.publicCollectionsOfOwner.load(user.id, page), page)
  },
}
