import { toConnection } from '@plaza/database'
import { badUserInput, type Hashtag, isTagKey, tagKey } from '@plaza/server'
import type { PostsContext } from '../context.ts'
import { searchPosts } from '../data/search.ts'
import { listTrendingTags } from '../data/tags.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { parseRankPage } from '../rules/pages.ts'
import { checkQuery } from '../rules/search-query.ts'
import { spellingIn } from '../rules/tags.ts'
import { readQuery } from '../search/read-query.ts'

export const Query: QueryResolvers = {
  viewer: (_, __, ctx) => ctx.viewer && { id: ctx.viewer.id },
  post: (_, { id }, ctx) => ctx.loaders.postById.load(id),
  comment: (_, { id }, ctx) => ctx.loaders.commentById.load(id),
  async searchPosts(_, { query, ...args }, ctx) {
    checkQuery(query)
    const page = parseRankPage(args)
    const wanted = readQuery(query)
    const found = wanted === null ? [] : await searchPosts(ctx.db, wanted, page)
    return toConnection(found, page, ({ rank, id }) => [rank, id])
  },
  async tag(_, { name: spelling }, ctx) {
    const key = tagKey(spelling)
    return isTagKey(key) ? findTag(ctx, key) : null
  },
  async trendingTags(_, { first }, ctx) {
    if (first == null || first < 1 || first > 50) {
      throw badUserInput('`first` must be between 1 and 50.', { argument: 'first' })
    }
    const keys = await listTrendingTags(ctx.db, first)
    return (await Promise.all(keys.map((key) => findTag(ctx, key)))).filter((tag) => tag !== null)
  },
}

async function findTag({ loaders }: PostsContext, key: string): Promise<Hashtag | null> {
  const tag = await loaders.tagByKey.load(key)
  return tag && { key, spelling: tag.firstContent ? spellingIn(tag.firstContent, key) : key }
}
