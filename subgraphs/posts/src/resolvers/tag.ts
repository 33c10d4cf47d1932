import { tagName } from '@plaza/server'
import type { TagResolvers } from '../generated/resolvers.ts'
import { parseTimePage } from '../rules/pages.ts'
import { spellingIn } from '../rules/tags.ts'
import { publishedConnection } from './connections.ts'

export const Tag: TagResolvers = {
  name: tagName,
  async label({ key, spelling }, _, ctx) {
    const tag = await ctx.loaders.tagByKey.load(key)
    return tag?.firstContent ? spellingIn(tag.firstContent, key) : spelling
  },
  postCount: async ({ key }, _, ctx) => (await ctx.loaders.tagByKey.load(key))?.postCount ?? 0,
  async posts({ key }, args, ctx) {
    const page = parseTimePage(args)
    return publishedConnection(await ctx.loaders.postsOfTag.load(key, page), page)
  },
}
