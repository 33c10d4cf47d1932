import { parseId } from '@plaza/database'
import { publish } from '@plaza/events'
import { commentDeleted } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deleteCommentRow } from '../data/comments.ts'
import type { DeleteCommentInput } from '../generated/resolvers.ts'
import type { DeleteCommentPayload } from '../payloads.ts'
import { noSuchComment } from '../rules/not-found.ts'

const notTheirs = userError('NOT_ALLOWED', 'Only its author and the author of the post can delete a comment.', [
  'input',
  'commentId',
])

/** Deletes a comment. Open to its author and to the author of the post, also while it is hidden from them. */
export async function deleteComment(
  ctx: PostsContext,
  viewer: Viewer,
  input: DeleteCommentInput,
): Promise<DeleteCommentPayload> {
  const commentId = parseId(input.commentId)
  if (!commentId) return failed(noSuchComment)
  const postId = await ctx.db.transaction().execute(async (trx) => {
    const deletedAt = new Date()
    const deleted = await deleteCommentRow(trx, commentId, deletedAt)
    if (!deleted) return null
    const { postId, authorId, tombstoneIds } = deleted
    await publish(trx, commentDeleted, { commentId, postId, authorId, deletedAt })
    for (const id of tombstoneIds) {
      await publish(trx, commentDeleted, { commentId: id, postId, authorId: null, deletedAt })
    }
    return postId
  })
  ctx.loaders.clearAll()
  if (postId) return { deletedCommentId: commentId, post: await ctx.loaders.postById.load(postId), errors: [] }
  const seen = await ctx.loaders.commentById.load(commentId)
  return failed(seen?.authorId && seen.authorId !== viewer.id ? notTheirs : noSuchComment)
}
