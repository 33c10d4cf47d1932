import type { UserResolvers } from '../generated/resolvers.ts'
import { readId } from '../ids.ts'
import { parseTimePage, publishedConnection } from './connections.ts'

export const User: UserResolvers = {
  // Whether the person exists is for users to say.
  __resolveReference: async ({ id }) => ({ id }),
  async posts(user, args, ctx) {
    const page = parseTimePage(args)
    const id = readId(user.id)
    return publishedConnection(id ? await ctx.loaders.postsOfAuthor.load(id, page, undefined) : [], page)
  },
}
