import { defineConsumer, onEvent } from '@plaza/events'
import {
  commentAdded,
  commentDeleted,
  type EventData,
  postDeleted,
  postPublished,
  reactionRemoved,
  reactionSet,
} from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { withdrawFact } from '../data/told.ts'
import type { DB } from '../generated/database.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import { retract } from './retract.ts'
import { tell } from './tell.ts'

export const tellOfPosts = defineConsumer<DB>({
  name: 'tell-of-posts',
  handlers: [
    onEvent(postPublished, async (trx, { data }) => {
      const { postId, authorId, sharedPostId, sharedPostAuthorId, originalAuthorMaySee, publishedAt } = data
      if (!sharedPostAuthorId || !originalAuthorMaySee) return
      await tell(trx, {
        type: 'POST_SHARE',
        userIds: [sharedPostAuthorId],
        actorId: authorId,
        subject: { type: 'POST', id: postId },
        ...(sharedPostId && { groupedBy: sharedPostId }),
        dedupeKey: `post:${postId}`,
        at: publishedAt,
      })
    }),
    onEvent(postDeleted, (trx, { data }) => retract(trx, data.postId)),
    onEvent(commentAdded, (trx, { data }) => tellOfComment(trx, data)),
    onEvent(commentDeleted, (trx, { data }) => retract(trx, data.commentId)),
    onEvent(reactionSet, async (trx, { data }) => {
      // A person who changes a reaction has told its news before.
      if (data.previousType !== null || data.subjectAuthorMaySee === false) return
      await tell(trx, {
        type: data.subjectType === 'POST' ? 'POST_REACTION' : 'COMMENT_REACTION',
        userIds: [data.subjectAuthorId],
        actorId: data.userId,
        subject: { type: data.subjectType, id: data.subjectId },
        ...(data.postId && { rootId: data.postId }),
        dedupeKey: reactionKey(data),
        at: data.setAt,
      })
    }),
    onEvent(reactionRemoved, async (trx, { data }) =>
      tellViewers(trx, await withdrawFact(trx, data.subjectAuthorId, reactionKey(data), data.removedAt)),
    ),
  ],
})

/** The parent's author, who may not see the post any more, and the post's author hear of it, each once. */
async function tellOfComment(trx: Trx, comment: EventData<typeof commentAdded>): Promise<void> {
  const { commentId, postId, parentId, authorId, postAuthorId, parentAuthorId, parentAuthorMaySee, addedAt } = comment
  const news = {
    actorId: authorId,
    subject: { type: 'COMMENT', id: commentId },
    rootId: postId,
    dedupeKey: `comment:${commentId}`,
    at: addedAt,
  } as const
  if (parentAuthorId && parentAuthorMaySee !== false) {
    await tell(trx, { ...news, type: 'COMMENT_REPLY', userIds: [parentAuthorId], groupedBy: parentId ?? postId })
  }
  if (postAuthorId !== parentAuthorId) {
    await tell(trx, { ...news, type: 'POST_COMMENT', userIds: [postAuthorId], groupedBy: postId })
  }
}

const reactionKey = ({ subjectId, userId }: { subjectId: string; userId: string }) => `reaction:${subjectId}:${userId}`
