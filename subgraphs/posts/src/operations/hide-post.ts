import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { insertHiddenPost } from '../data/hidden-posts.ts'
import type { HidePostInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { noSuchPost } from '../rules/not-found.ts'
import { isOwn } from '../rules/permissions.ts'
import { unlessGone } from '../rules/unless-gone.ts'

/** Keeps a post, and what shares it, out of the viewer's feed. Doing it again changes nothing. */
export async function hidePost(ctx: PostsContext, viewer: Viewer, input: HidePostInput): Promise<PostPayload> {
  const post = await ctx.loaders.postById.load(input.postId)
  if (!post?.publishedAt) return failed(noSuchPost)
  if (isOwn(post, ctx)) return failed(userError('NOT_ALLOWED', 'Your own posts are not hidden.', ['input', 'postId']))
  await unlessGone(ctx.db.transaction().execute((trx) => insertHiddenPost(trx, viewer.id, post.id)))
  ctx.loaders.clearAll()
  const hidden = await ctx.loaders.postById.load(post.id)
  return hidden ? { post: hidden, errors: [] } : failed(noSuchPost)
}
