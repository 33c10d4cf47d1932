import type { PostResolvers } from '../generated/resolvers.ts'

export const Post: PostResolvers = {
  __resolveReference: async (reference, ctx) => {
    const post = await ctx.loaders.postById.load(reference.id)
    return post && { __typename: 'Post', id: post.id }
  },
  viewerHasMuted: async ({ id }, _, ctx) => (await ctx.loaders.postById.load(id))?.isMuted ?? null,
}
