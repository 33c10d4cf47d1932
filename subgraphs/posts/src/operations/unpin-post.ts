import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deletePinnedPost } from '../data/bookmarks.ts'
import type { UnpinPostInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { noSuchPost } from '../rules/not-found.ts'
import { isAuthor } from '../rules/permissions.ts'

/** Takes a post off the top of its author's profile; one that is not there changes nothing. */
export async function unpinPost(ctx: PostsContext, viewer: Viewer, input: UnpinPostInput): Promise<PostPayload> {
  const post = await ctx.loaders.postById.load(input.postId)
  if (!post) return failed(noSuchPost)
  if (!isAuthor(post, viewer)) {
    return failed(userError('NOT_ALLOWED', 'Only its author can unpin a post.', ['input', 'postId']))
  }
  await ctx.db.transaction().execute((trx) => deletePinnedPost(trx, viewer.id, post.id))
  ctx.loaders.clearAll()
  return { post, errors: [] }
}
