import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import { deleteMutedPost } from '../data/muted-posts.ts'
import type { UnmutePostInput } from '../generated/resolvers.ts'
import type { MutedPostPayload } from './mute-post.ts'

const notMuted = userError('NOT_FOUND', 'You have not muted such a post.', ['input', 'postId'])

/** Lets the viewer be told again, whether or not the viewer may see the post by now. */
export async function unmutePost(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: UnmutePostInput,
): Promise<MutedPostPayload> {
  const postId = parseId(input.postId)
  const isUnmuted =
    postId !== null && (await ctx.db.transaction().execute((trx) => deleteMutedPost(trx, viewer.id, postId)))
  if (!isUnmuted) return failed(notMuted)
  ctx.loaders.clearAll()
  const post = await ctx.loaders.postById.load(postId)
  return { post: post && { __typename: 'Post', id: post.id }, errors: [] }
}
