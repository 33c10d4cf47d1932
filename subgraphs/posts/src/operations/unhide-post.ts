import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deleteHiddenPost } from '../data/hidden-posts.ts'
import type { PostRow } from '../data/posts.ts'
import type { UnhidePostInput } from '../generated/resolvers.ts'

const notHidden = userError('NOT_FOUND', 'You have not hidden such a post.', ['input', 'postId'])

/** Lets a post into the viewer's feed again, whether or not the viewer may see it by now. */
export async function unhidePost(ctx: PostsContext, viewer: Viewer, input: UnhidePostInput) {
  const postId = parseId(input.postId)
  const isUnhidden =
    postId !== null && (await ctx.db.transaction().execute((trx) => deleteHiddenPost(trx, viewer.id, postId)))
  if (!isUnhidden) return failed(notHidden)
  ctx.loaders.clearAll()
  const post: PostRow | null = await ctx.loaders.postById.load(postId)
  return { post, errors: [] }
}
