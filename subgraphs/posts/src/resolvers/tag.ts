import type { TagResolvers } from '../generated/resolvers.ts'
import { parseTimePage } from '../rules/pages.ts'
import { publishedConnection } from './connections.ts'

export const Tag: TagResolvers = {
  postCount: (tag, _, ctx) => ctx.loaders.postCountOfTag.load(tag.name),
  async posts(tag, args, ctx) {
    const page = parseTimePage(args)
    return publishedConnection(await ctx.loaders.postsOfTag.load(tag.name, page), page)
  },
}
