import { isUuid } from '../data/visibility.ts'
import type { UserResolvers } from '../generated/resolvers.ts'
import { datedConnection, datedPage } from './connections.ts'

export const User: UserResolvers = {
  __resolveReference: async ({ id }) => ({ __typename: 'User', id }),
  mediaCollections: async (user, args, ctx) => {
    const page = datedPage(args)
    if (!isUuid(user.id)) return null
    return datedConnection(await ctx.loaders.publicCollectionsOf.load(user.id, page), page)
  },
}
