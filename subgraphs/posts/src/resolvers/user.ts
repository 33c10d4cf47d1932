import { parseId } from '@plaza/database'
import type { UserResolvers } from '../generated/resolvers.ts'
import { parseTimePage } from '../rules/pages.ts'
import { publishedConnection } from './connections.ts'

export const User: UserResolvers = {
  // Whether the person exists is for users to say.
  async __resolveReference(reference) {
    const id = parseId(reference.id)
    return id === null ? null : { id }
  },
  postCount: (user, _, ctx) => ctx.loaders.postCountOfAuthor.load(user.id),
  pinnedPost: (user, _, ctx) => ctx.loaders.pinnedPostOfAuthor.load(user.id),
  async posts(user, args, ctx) {
    const page = parseTimePage(args)
    return publishedConnection(await ctx.loaders.postsOfAuthor.load(user.id, page), page)
  },
}
