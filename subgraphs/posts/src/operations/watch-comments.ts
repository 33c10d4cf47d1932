import type { ReceivedEvent } from '@plaza/events'
import { commentAdded } from '@plaza/schema/events'
import { forbidden } from '@plaza/server'
import type { PostsContext } from '../context.ts'
import { asViewerNow, onlyVisible } from '../rules/visible-now.ts'

/** Comments on one post as they are added, for as long as the viewer may see them. */
export async function watchComments(
  ctx: PostsContext,
  postId: string,
): Promise<AsyncGenerator<ReceivedEvent<typeof commentAdded>>> {
  const post = await asViewerNow(ctx, ({ loaders }) => loaders.postById.load(postId))
  if (!post) throw forbidden('There is no such post, or you may not see it.')
  const events = ctx.live.stream([commentAdded], {
    signal: ctx.signal,
    filter: ({ data }) => data.postId === post.id,
  })
  return onlyVisible(
    ctx,
    events,
    async ({ loaders }, { data }) => (await loaders.commentById.load(data.commentId)) !== null,
  )
}
