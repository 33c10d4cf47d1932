import { toConnection } from '@plaza/database'
import { badUserInput } from '@plaza/server'
import { searchPosts } from '../data/search.ts'
import { listTrendingTags } from '../data/tags.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { parseRankPage } from '../rules/pages.ts'
import { normaliseTag } from '../rules/tags.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  post: (_, { id }, ctx) => ctx.loaders.postById.load(id),
  comment: (_, { id }, ctx) => ctx.loaders.commentById.load(id),
  async searchPosts(_, { query, ...args }, ctx) {
    const words = query.trim()
    if (words.length < 2 || words.length > 100 || words.includes('\0')) {
      throw badUserInput('`query` must have 2 to 100 characters.', { argument: 'query' })
    }
    const page = parseRankPage(args)
    return toConnection(await searchPosts(ctx.db, words, page), page, ({ rank, id }) => [rank, id])
  },
  async tag(_, { name: spelling }, ctx) {
    const name = normaliseTag(spelling)
    return !name.includes('\0') && (await ctx.loaders.postCountOfTag.load(name)) > 0 ? { name } : null
  },
  async trendingTags(_, { first }, ctx) {
    if (first == null || first < 1 || first > 50) {
      throw badUserInput('`first` must be between 1 and 50.', { argument: 'first' })
    }
    return (await listTrendingTags(ctx.db, first)).map((name) => ({ name }))
  },
}
