import type { ReceivedEvent } from '@plaza/events'
import { postPublished } from '@plaza/schema/events'
import type { PostsContext } from '../context.ts'
import { listFriendsAmong } from '../data/friends.ts'
import { onlyVisible } from '../rules/visible-now.ts'

/** Posts of friends as they come out. */
export function watchFriendsPosts(
  ctx: PostsContext,
  viewerId: string,
): AsyncGenerator<ReceivedEvent<typeof postPublished>> {
  const events = ctx.live.stream([postPublished], {
    signal: ctx.signal,
    filter: ({ data }) => data.authorId !== viewerId && data.privacyLevel !== 'PRIVATE',
  })
  return onlyVisible(ctx, events, async ({ db, loaders }, { data }) => {
    const friends = await listFriendsAmong(db, viewerId, [data.authorId])
    return friends.has(data.authorId) && (await loaders.postById.load(data.postId)) !== null
  })
}
