import { publish } from '@plaza/events'
import { reactionRemoved } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deleteReaction, findOwnReactionSubject } from '../data/reactions.ts'
import type { RemoveReactionInput } from '../generated/resolvers.ts'
import type { ReactionPayload } from '../payloads.ts'
import { noSuchSubject } from '../rules/not-found.ts'
import { findReactionSubject, lockReactionSubject, reloadReactionSubject } from '../rules/reaction-subject.ts'

/** Takes the viewer's reaction back, also off what is hidden from the viewer by now; having none is no error. */
export async function removeReaction(
  ctx: PostsContext,
  viewer: Viewer,
  input: RemoveReactionInput,
): Promise<ReactionPayload> {
  const seen = await findReactionSubject(ctx, input.subjectId)
  const subject = seen ?? (await findOwnReactionSubject(ctx.db, input.subjectId))
  if (!subject) return failed(noSuchSubject)
  await ctx.db.transaction().execute(async (trx) => {
    await lockReactionSubject(trx, subject)
    const previousType = await deleteReaction(trx, {
      userId: viewer.id,
      subject: subject.column,
      subjectId: subject.id,
    })
    // Of a comment that has been deleted, nobody is left to be told.
    if (previousType === null || subject.authorId === null) return
    await publish(trx, reactionRemoved, {
      subjectId: subject.id,
      subjectType: subject.column === 'postId' ? 'POST' : 'COMMENT',
      subjectAuthorId: subject.authorId,
      ...(subject.postId && { postId: subject.postId }),
      userId: viewer.id,
      previousType,
      removedAt: new Date(),
    })
  })
  return seen ? reloadReactionSubject(ctx, subject) : { errors: [] }
}
