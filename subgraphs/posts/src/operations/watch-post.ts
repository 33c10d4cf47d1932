import { parseId } from '@plaza/database'
import { forbidden, type Viewer } from '@plaza/server'
import type { PostsContext } from '../context.ts'
import type { SubscriptionPostEventsArgs } from '../generated/resolvers.ts'
import { aboutPost, type PostEvent, postContracts, untilHidden } from '../live/post-events.ts'
import { asViewerNow } from '../rules/visible-now.ts'

/** What happens to one post and below it, until the viewer sees it no more. Open to everybody who sees it. */
export async function watchPost(
  ctx: PostsContext,
  viewer: Viewer | null,
  input: SubscriptionPostEventsArgs,
): Promise<AsyncIterable<PostEvent>> {
  const postId = parseId(input.postId)
  if (postId === null) throw noSuchPost()
  // Listening begins before the check, so that nothing that hides the post falls between the two.
  const events = ctx.live.stream(postContracts, {
    signal: ctx.signal,
    about: aboutPost(postId, viewer?.id ?? null),
  })
  const post = await asViewerNow(ctx, ({ loaders }) => loaders.postById.load(postId))
  if (!post?.publishedAt) {
    await events.return?.()
    throw noSuchPost()
  }
  return untilHidden(post, events, (event) => ctx.lookAt(event, isPostSeen, { postId }))
}

const isPostSeen = async ({ loaders }: PostsContext, { postId }: { postId: string }): Promise<boolean> =>
  (await loaders.postById.load(postId)) !== null

const noSuchPost = () => forbidden('There is no such post, or you may not see it.')
