import type { ReceivedEvent } from '@plaza/events'
import { postPublished } from '@plaza/schema/events'
import { isBlank, type Viewer } from '@plaza/server'
import type { PostsContext } from '../context.ts'
import { takesFriendsPost } from '../data/feed.ts'
import { onlyVisible } from '../rules/visible-now.ts'

/** Posts of friends as they are published, as far as they come into the viewer's feed. */
export function watchFriendsPosts(
  ctx: PostsContext,
  viewer: Viewer,
): AsyncGenerator<ReceivedEvent<typeof postPublished>> {
  const events = ctx.live.stream([postPublished], {
    signal: ctx.signal,
    filter: ({ data }) => data.authorId !== viewer.id && data.privacyLevel !== 'PRIVATE',
  })
  return onlyVisible(ctx, events, isForFeed)
}

async function isForFeed(
  { db, viewerId, loaders }: PostsContext,
  _values: object,
  { data }: ReceivedEvent<typeof postPublished>,
): Promise<boolean> {
  const isTaken = viewerId !== null && (await takesFriendsPost(db, viewerId, data))
  const post = isTaken ? await loaders.postById.load(data.postId) : null
  if (!post?.isShare || !isBlank(post.content)) return post !== null
  // A share without words is an empty card to those who do not see its original.
  return post.sharedPostId !== null && (await loaders.postById.load(post.sharedPostId)) !== null
}
