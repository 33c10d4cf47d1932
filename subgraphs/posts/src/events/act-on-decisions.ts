import { defineConsumer, onEvent, publish } from '@plaza/events'
import { commentAdded, commentDeleted, moderationDecided, moderationReversed, postEdited } from '@plaza/schema/events'
import { findCommentFacts } from '../data/comments.ts'
import type { Trx } from '../data/db.ts'
import { listAudiencesByPosts } from '../data/post-audience.ts'
import { deleteRemovedComment, deleteRemovedPost, insertRemovedComment, insertRemovedPost } from '../data/removals.ts'
import type { DB } from '../generated/database.ts'

/** Takes away what moderators have removed, and brings it back when they were wrong. */
export const actOnDecisions = defineConsumer<DB>({
  name: 'act-on-decisions',
  handlers: [
    onEvent(moderationDecided, async (trx, { data }) => {
      const { subjectType, rule, subjectId: commentId, decidedAt } = data
      // A rule is named with everything but NO_ACTION, and all of that takes the thing away.
      if (rule === null) return
      const removal = { ...data, rule }
      if (subjectType === 'POST' && (await insertRemovedPost(trx, removal))) await tellOfReach(trx, data.subjectId)
      if (subjectType !== 'COMMENT') return
      const removed = await insertRemovedComment(trx, removal)
      if (removed) await publish(trx, commentDeleted, { commentId, ...removed, isRemoved: true, deletedAt: decidedAt })
    }),
    onEvent(moderationReversed, async (trx, { data }) => {
      const { subjectType, subjectId } = data
      if (subjectType === 'POST' && (await deleteRemovedPost(trx, data))) await tellOfReach(trx, subjectId)
      // Streams take it for a new one; what people were told of it comes back as it was.
      const back = subjectType === 'COMMENT' ? await deleteRemovedComment(trx, data) : null
      if (back) {
        const { removedAt } = back
        await publish(trx, commentAdded, { ...(await findCommentFacts(trx, subjectId)), removedAt })
      }
    }),
  ],
})

/** For whom the post is now, as an edit says it: later than every change before. */
async function tellOfReach(trx: Trx, postId: string): Promise<void> {
  const post = await trx
    .selectFrom('posts')
    .select(['authorId', 'privacyLevel', 'editedAt', 'publishedAt'])
    .where('id', '=', postId)
    .executeTakeFirstOrThrow()
  const audience = (await listAudiencesByPosts(trx, [postId])).get(postId) ?? []
  const lastChange = (post.editedAt ?? post.publishedAt)?.getTime() ?? 0
  await publish(trx, postEdited, {
    ...{ postId, authorId: post.authorId, changedFields: ['privacyLevel'], privacyLevel: post.privacyLevel },
    ...{
      audienceIds: post.privacyLevel === 'CUSTOM' ? audience : [],
      editedAt: new Date(Math.max(Date.now(), lastChange + 1)),
    },
  })
}
