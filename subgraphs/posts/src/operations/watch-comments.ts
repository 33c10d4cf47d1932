import type { ReceivedEvent } from '@plaza/events'
import { commentAdded } from '@plaza/schema/events'
import { forbidden, type Viewer } from '@plaza/server'
import type { PostsContext } from '../context.ts'
import type { SubscriptionCommentAddedArgs } from '../generated/resolvers.ts'
import { asViewerNow, onlyVisible } from '../rules/visible-now.ts'

/** Comments on one post as they are added, for as long as the viewer may see them. Open to everybody who sees the post. */
export async function watchComments(
  ctx: PostsContext,
  _viewer: Viewer | null,
  input: SubscriptionCommentAddedArgs,
): Promise<AsyncGenerator<ReceivedEvent<typeof commentAdded>>> {
  const post = await asViewerNow(ctx, ({ loaders }) => loaders.postById.load(input.postId))
  if (!post) throw forbidden('There is no such post, or you may not see it.')
  const events = ctx.live.stream([commentAdded], {
    signal: ctx.signal,
    about: { keys: [post.id], of: postOf },
  })
  return onlyVisible(ctx, events, isCommentVisible)
}

const postOf = ({ data }: ReceivedEvent<typeof commentAdded>) => [data.postId]

const isCommentVisible = async (
  { loaders }: PostsContext,
  _values: object,
  { data }: ReceivedEvent<typeof commentAdded>,
): Promise<boolean> => (await loaders.commentById.load(data.commentId)) !== null
