import { publish } from '@plaza/events'
import { commentDeleted } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deleteComment as deleteCommentRow, lockComment } from '../data/comments.ts'
import { holdPost } from '../data/locks.ts'
import type { PostRow } from '../data/posts.ts'
import type { DeleteCommentInput } from '../generated/resolvers.ts'
import { noSuchComment } from '../payloads.ts'

interface Payload {
  deletedCommentId?: string
  post?: PostRow | null
  errors: UserError[]
}

/** Open to the comment's author and the post's. */
export async function deleteComment(ctx: PostsContext, viewer: Viewer, input: DeleteCommentInput): Promise<Payload> {
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
    await holdPost(trx, seen.postId)
    const comment = await lockComment(trx, seen.id)
    if (!comment || comment.deletedAt) return false
    const deletedAt = new Date()
    await deleteCommentRow(trx, comment, deletedAt)
    await publish(trx, commentDeleted, { commentId: comment.id, postId: comment.postId, deletedAt })
    return true
  })
  if (!isDeleted) return failed(noSuchComment)
  ctx.loaders.commentById.clearAll()
  ctx.loaders.postById.clear(seen.postId)
  return { deletedCommentId: seen.id, post: await ctx.loaders.postById.load(seen.postId), errors: [] }
}
