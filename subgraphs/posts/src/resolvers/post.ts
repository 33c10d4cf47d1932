import { facetsOf } from '@plaza/subgraph'
import type { PostResolvers } from '../generated/resolvers.ts'
import { parseTimePage } from '../rules/pages.ts'
import { findOriginal, isOwn, takesComments } from '../rules/permissions.ts'
import { tagsOf } from '../rules/tags.ts'
import { createdConnection } from './connections.ts'
import { reactableFields } from './reactable.ts'

export const Post: PostResolvers = {
  ...reactableFields('postId'),
  // The gateway asks for many posts at once; the loader turns that into one query.
  __resolveReference: async ({ id }, ctx) => ctx.loaders.postById.load(id),
  author: (post) => ({ id: post.authorId }),
  async media(post, _, ctx) {
    const mediaIds = post.mediaIds ?? (await ctx.loaders.mediaOfPost.load(post.id))
    if (mediaIds.length === 0) return []
    // A viewer who gets here has been shown the post, and so may see its files.
    const viewerId = ctx.viewer?.id ?? null
    return mediaIds.map((id) => ({ id, accessGrant: ctx.grants.sign(id, viewerId) }))
  },
  tags: tagsOf,
  facets: facetsOf,
  async customAudience(post, _, ctx) {
    if (post.privacyLevel !== 'CUSTOM' || !isOwn(post, ctx)) return null
    return (await ctx.loaders.audienceOfPost.load(post.id)).map((id) => ({ id }))
  },
  sharedPost: (post, _, ctx) => (post.sharedPostId ? ctx.loaders.postById.load(post.sharedPostId) : null),
  removedRule: (post, _, ctx) =>
    post.privacyLevel === 'PRIVATE' && isOwn(post, ctx) ? ctx.loaders.ruleOfPost.load(post.id) : null,
  isPublished: (post) => post.publishedAt !== null,
  viewerHasBookmarked: async (post, _, ctx) => (await ctx.loaders.ownMarksOfPost.load(post.id)).isBookmarked,
  viewerCanDelete: (post, _, ctx) => isOwn(post, ctx),
  viewerCanComment: (post, _, ctx) => ctx.viewer !== null && takesComments(post),
  viewerCanShare: async (post, _, ctx) => ctx.viewer !== null && (await findOriginal(ctx, post)) !== null,
  async isFiltered(post, _, ctx) {
    // A card asks it of what is shared, too: one statement tells of both.
    const ids = [post.id, post.sharedPostId].filter((id) => id !== null)
    const [own] = await Promise.all(ids.map((id) => ctx.loaders.ownMarksOfPost.load(id)))
    return own?.isFiltered ?? false
  },
  viewerHasHidden: (post, _, ctx) => ctx.loaders.hasHidden.load(post.id),
  async comments(post, { order, ...args }, ctx) {
    const page = parseTimePage(args)
    const direction = order === 'OLDEST' ? 'asc' : 'desc'
    return createdConnection(await ctx.loaders.commentsOfPost.load(post.id, page, direction), page)
  },
}
