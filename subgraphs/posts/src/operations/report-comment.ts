import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { commentReported } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import type { ReportCommentInput, ReportCommentPayload } from '../generated/resolvers.ts'
import { noSuchComment } from '../rules/not-found.ts'
import { readNote } from '../rules/report-note.ts'

/** Tells the moderators of a comment that the viewer sees, with how it reads now. */
export async function reportComment(
  ctx: PostsContext,
  viewer: Viewer,
  input: ReportCommentInput,
): Promise<ReportCommentPayload> {
  const comment = await ctx.loaders.commentById.load(input.commentId)
  if (!comment?.authorId) return failed(noSuchComment)
  const { id: subjectId, authorId: ownerId, content: text } = comment
  if (ownerId === viewer.id) return failed(userError('INVALID', 'This comment is your own.', ['input', 'commentId']))
  const { text: note, error } = readNote(input.note)
  if (error) return failed(error)
  await ctx.db.transaction().execute((trx) =>
    publish(trx, commentReported, {
      ...{ reportId: newId(), subjectType: 'COMMENT', subjectId, ownerId, reporterId: viewer.id },
      ...{ reason: input.reason, note, evidence: { text, mediaIds: [] }, reportedAt: new Date(), version: 1 },
    }),
  )
  return { errors: [] }
}
