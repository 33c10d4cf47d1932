import { publish } from '@plaza/events'
import { postDeleted } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deletePostRow, lockOwnPost } from '../data/posts.ts'
import type { DeletePostInput } from '../generated/resolvers.ts'
import type { DeletePostPayload } from '../payloads.ts'
import { noSuchPost } from '../rules/not-found.ts'
import { isAuthor } from '../rules/permissions.ts'

/** Deletes a post or draft for good, with its comments and reactions. */
export async function deletePost(
  ctx: PostsContext,
  viewer: Viewer,
  input: DeletePostInput,
): Promise<DeletePostPayload> {
  const seen = await ctx.loaders.postById.load(input.postId)
  if (!seen) return failed(noSuchPost)
  if (!isAuthor(seen, viewer)) {
    return failed(userError('NOT_ALLOWED', 'Only its author can delete a post.', ['input', 'postId']))
  }
  const isDeleted = await ctx.db.transaction().execute(async (trx) => {
    const post = await lockOwnPost(trx, seen.id, viewer.id)
    if (!post) return false
    await deletePostRow(trx, post.id)
    // Nobody but the author has ever heard of a draft.
    if (post.publishedAt) {
      await publish(trx, postDeleted, { postId: post.id, authorId: post.authorId, deletedAt: new Date() })
    }
    return true
  })
  ctx.loaders.clearAll()
  return isDeleted ? { deletedPostId: seen.id, errors: [] } : failed(noSuchPost)
}
