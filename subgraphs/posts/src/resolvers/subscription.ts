import type { ReceivedEvent } from '@plaza/events'
import type { commentAdded, postPublished } from '@plaza/schema/events'
import { stillSeen } from '@plaza/server'
import { requireViewer } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
import type { PostEvent } from '../live/post-events.ts'
import { watchComments } from '../operations/watch-comments.ts'
import { watchFriendsPosts } from '../operations/watch-friends-posts.ts'
import { watchPost } from '../operations/watch-post.ts'
import { readPostEvent } from './post-event.ts'

// A stream carries ids. What is shown of an event is read when it is shown, as the viewer, by the context of that event;
// what is out of sight by then is passed over.
export const Subscription: SubscriptionResolvers = {
  postAdded: {
    subscribe: (_, __, ctx) => watchFriendsPosts(ctx, requireViewer(ctx)),
    resolve: async ({ data }: ReceivedEvent<typeof postPublished>, _: unknown, ctx: PostsContext) =>
      stillSeen(await ctx.loaders.postById.load(data.postId)),
  },
  commentAdded: {
    subscribe: (_, args, ctx) => watchComments(ctx, ctx.viewer, args),
    resolve: async ({ data }: ReceivedEvent<typeof commentAdded>, _: unknown, ctx: PostsContext) =>
      stillSeen(await ctx.loaders.commentById.load(data.commentId)),
  },
  postEvents: {
    subscribe: (_, args, ctx) => watchPost(ctx, ctx.viewer, args),
    resolve: (event: PostEvent, _: unknown, ctx: PostsContext) => readPostEvent(event, ctx),
  },
}
