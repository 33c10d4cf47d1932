import { publish } from '@plaza/events'
import { reactionSet } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { isPostSeenBy } from '../data/posts.ts'
import { upsertReaction } from '../data/reactions.ts'
import type { SetReactionInput } from '../generated/resolvers.ts'
import type { ReactionPayload } from '../payloads.ts'
import { noSuchSubject } from '../rules/not-found.ts'
import { findReactionSubject, lockReactionSubject, reloadReactionSubject } from '../rules/reaction-subject.ts'
import { unlessGone } from '../rules/unless-gone.ts'

/** Sets the viewer's one reaction, in place of an earlier one. */
export async function setReaction(
  ctx: PostsContext,
  viewer: Viewer,
  input: SetReactionInput,
): Promise<ReactionPayload> {
  const subject = await findReactionSubject(ctx, input.subjectId)
  if (!subject) return failed(noSuchSubject)
  const { type } = input
  const change = ctx.db.transaction().execute(async (trx) => {
    await lockReactionSubject(trx, subject)
    const at = new Date()
    const reaction = { userId: viewer.id, subject: subject.column, subjectId: subject.id, type, at }
    const previousType = await upsertReaction(trx, reaction)
    if (previousType === type) return
    await publish(trx, reactionSet, {
      subjectId: subject.id,
      subjectType: subject.column === 'postId' ? 'POST' : 'COMMENT',
      subjectAuthorId: subject.authorId,
      ...(subject.postId && {
        postId: subject.postId,
        subjectAuthorMaySee: await isPostSeenBy(trx, subject.postId, subject.authorId),
      }),
      userId: viewer.id,
      type,
      previousType,
      setAt: at,
    })
  })
  await unlessGone(change)
  return reloadReactionSubject(ctx, subject)
}
