import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { postReported } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import type { ReportPostInput, ReportPostPayload } from '../generated/resolvers.ts'
import { noSuchPost } from '../rules/not-found.ts'
import { isAuthor } from '../rules/permissions.ts'
import { readNote } from '../rules/report-note.ts'

/** Tells the moderators of a post that the viewer sees, with how it reads now. */
export async function reportPost(
  ctx: PostsContext,
  viewer: Viewer,
  input: ReportPostInput,
): Promise<ReportPostPayload> {
  const post = await ctx.loaders.postById.load(input.postId)
  if (!post) return failed(noSuchPost)
  if (isAuthor(post, viewer)) return failed(userError('INVALID', 'This post is your own.', ['input', 'postId']))
  const { text: note, error } = readNote(input.note)
  if (error) return failed(error)
  const mediaIds = await ctx.loaders.mediaOfPost.load(post.id)
  const text = [post.content, post.location].filter((line) => line).join('\n') || null
  await ctx.db.transaction().execute((trx) =>
    publish(trx, postReported, {
      ...{ reportId: newId(), subjectType: 'POST', subjectId: post.id, ownerId: post.authorId, reporterId: viewer.id },
      ...{ reason: input.reason, note, evidence: { text, mediaIds }, reportedAt: new Date(), version: 1 },
    }),
  )
  return { errors: [] }
}
