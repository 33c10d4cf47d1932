import type { ReceivedEvent } from '@plaza/events'
import type { commentAdded, postPublished } from '@plaza/schema/events'
import { requireViewer } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import type { CommentRow } from '../data/comments.ts'
import type { PostRow } from '../data/posts.ts'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
import { watchComments } from '../operations/watch-comments.ts'
import { watchFriendsPosts } from '../operations/watch-friends-posts.ts'

// A stream carries ids. What is shown of an event is read when it is shown, as the viewer, by the context of that event.
export const Subscription: SubscriptionResolvers = {
  postAdded: {
    subscribe: (_, __, ctx) => watchFriendsPosts(ctx, requireViewer(ctx)),
    resolve: async ({ data }: ReceivedEvent<typeof postPublished>, _: unknown, ctx: PostsContext) =>
      (await ctx.loaders.postById.load(data.postId)) as PostRow,
  },
  commentAdded: {
    subscribe: (_, args, ctx) => watchComments(ctx, ctx.viewer, args),
    resolve: async ({ data }: ReceivedEvent<typeof commentAdded>, _: unknown, ctx: PostsContext) =>
      (await ctx.loaders.commentById.load(data.commentId)) as CommentRow,
  },
}
