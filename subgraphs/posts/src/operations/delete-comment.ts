import { publish } from '@plaza/events'
import { commentDeleted } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deleteCommentRow, lockEditableComment } from '../data/comments.ts'
import { lockPost } from '../data/locks.ts'
import type { DeleteCommentInput } from '../generated/resolvers.ts'
import type { DeleteCommentPayload } from '../payloads.ts'
import { noSuchComment } from '../rules/not-found.ts'

/** Deletes a comment. Open to its author and to the author of the post. */
export async function deleteComment(
  ctx: PostsContext,
  viewer: Viewer,
  input: DeleteCommentInput,
): Promise<DeleteCommentPayload> {
  const seen = await ctx.loaders.commentById.load(input.commentId)
  if (!seen || seen.deletedAt) return failed(noSuchComment)
  const post = await ctx.loaders.postById.load(seen.postId)
  if (seen.authorId !== viewer.id && post?.authorId !== viewer.id) {
    // The post has gone since, and the comment with it.
    if (!post) return failed(noSuchComment)
    return failed(
      userError('NOT_ALLOWED', 'Only its author and the author of the post can delete a comment.', [
        'input',
        'commentId',
      ]),
    )
  }
  const isDeleted = await ctx.db.transaction().execute(async (trx) => {
    await lockPost(trx, seen.postId)
    const comment = await lockEditableComment(trx, seen.id)
    if (!comment || comment.deletedAt) return false
    const deletedAt = new Date()
    await deleteCommentRow(trx, comment, deletedAt)
    await publish(trx, commentDeleted, { commentId: comment.id, postId: comment.postId, deletedAt })
    return true
  })
  ctx.loaders.clearAll()
  if (!isDeleted) return failed(noSuchComment)
  return { deletedCommentId: seen.id, post: await ctx.loaders.postById.load(seen.postId), errors: [] }
}
