import { publish } from '@plaza/events'
import { reactionRemoved } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deleteReaction } from '../data/reactions.ts'
import type { RemoveReactionInput } from '../generated/resolvers.ts'
import type { ReactionPayload } from '../payloads.ts'
import { noSuchSubject } from '../rules/not-found.ts'
import { findReactionSubject, lockReactionSubject, reloadReactionSubject } from '../rules/reaction-subject.ts'

/** Takes the viewer's reaction back; having none is no error. */
export async function removeReaction(
  ctx: PostsContext,
  viewer: Viewer,
  input: RemoveReactionInput,
): Promise<ReactionPayload> {
  const subject = await findReactionSubject(ctx, input.subjectId)
  if (!subject) return failed(noSuchSubject)
  await ctx.db.transaction().execute(async (trx) => {
    await lockReactionSubject(trx, subject)
    const previousType = await deleteReaction(trx, {
      userId: viewer.id,
      subject: subject.column,
      subjectId: subject.id,
    })
    if (previousType === null) return
    await publish(trx, reactionRemoved, {
      subjectId: subject.id,
      subjectType: subject.column === 'postId' ? 'POST' : 'COMMENT',
      subjectAuthorId: subject.authorId,
      userId: viewer.id,
      previousType,
      removedAt: new Date(),
    })
  })
  return reloadReactionSubject(ctx, subject)
}
