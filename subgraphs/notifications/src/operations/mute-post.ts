import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import { insertMutedPost } from '../data/muted-posts.ts'
import type { MutePostInput } from '../generated/resolvers.ts'

export interface MutedPostPayload {
  post?: { __typename: 'Post'; id: string } | null
  errors: UserError[]
}

const noSuchPost = userError('NOT_FOUND', 'There is no such post.', ['input', 'postId'])

/** Keeps the viewer from being told of the post, and of what happens below it. Doing it again changes nothing. */
export async function mutePost(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: MutePostInput,
): Promise<MutedPostPayload> {
  const post = await ctx.loaders.postById.load(input.postId)
  if (!post) return failed(noSuchPost)
  await ctx.db.transaction().execute((trx) => insertMutedPost(trx, viewer.id, post.id))
  ctx.loaders.clearAll()
  return { post: { __typename: 'Post', id: post.id }, errors: [] }
}
