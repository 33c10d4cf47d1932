import { publish } from '@plaza/events'
import { commentEdited } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { lockSeenComment, updateCommentContent } from '../data/comments.ts'
import type { EditCommentInput } from '../generated/resolvers.ts'
import type { CommentPayload } from '../payloads.ts'
import { announcedText, mentionsIn } from '../rules/mentions.ts'
import { noSuchComment } from '../rules/not-found.ts'
import { isAuthor } from '../rules/permissions.ts'
import { nothingWritten, readCommentText } from '../rules/text.ts'

/** Rewords a comment. Open to its author. */
export async function editComment(ctx: PostsContext, viewer: Viewer, input: EditCommentInput): Promise<CommentPayload> {
  const seen = await ctx.loaders.commentById.load(input.commentId)
  if (!seen || seen.deletedAt) return failed(noSuchComment)
  if (!isAuthor(seen, viewer)) {
    return failed(userError('NOT_ALLOWED', 'Only its author can edit a comment.', ['input', 'commentId']))
  }
  const { text: content, error } = readCommentText(input.content)
  if (content === null) return failed(error ?? nothingWritten)

  const comment = await ctx.db.transaction().execute(async (trx) => {
    const locked = await lockSeenComment(trx, seen.id)
    if (!locked || locked.deletedAt) return null
    if (locked.content === content) return locked
    const editedAt = new Date()
    const mentions = await mentionsIn(trx, content, locked.mentions)
    const edited = await updateCommentContent(trx, locked.id, { content, mentions, editedAt })
    const told = { commentId: locked.id, postId: locked.postId, authorId: viewer.id }
    await publish(trx, commentEdited, {
      ...told,
      ...(await announcedText(trx, { ...told, content, mentions }, { before: locked.mentions })),
      editedAt,
    })
    return edited
  })
  ctx.loaders.clearAll()
  return comment ? { comment, errors: [] } : failed(noSuchComment)
}
