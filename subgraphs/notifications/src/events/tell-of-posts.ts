import { defineConsumer, onEvent } from '@plaza/events'
import {
  commentAdded,
  commentDeleted,
  commentEdited,
  type EventData,
  postDeleted,
  postEdited,
  postPublished,
  reactionRemoved,
  reactionSet,
} from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { deleteMutesOfPost } from '../data/muted-posts.ts'
import { withdrawFact } from '../data/told.ts'
import type { DB } from '../generated/database.ts'
import { tellViewers } from '../live/tell-viewers.ts'
import { hold, release, retract } from './retract.ts'
import { tell } from './tell.ts'
import { tellOfChangedMentions, tellOfMentions } from './tell-of-mentions.ts'

export const tellOfPosts = defineConsumer<DB>({
  name: 'tell-of-posts',
  handlers: [
    onEvent(postPublished, async (trx, { data }) => {
      const { sharedPostId, sharedPostAuthorId, originalAuthorMaySee, quietIds, publishedAt } = data
      const news = { ...writtenPost(data), quietIds, at: publishedAt }
      if (sharedPostAuthorId && originalAuthorMaySee) {
        const groupedBy = sharedPostId && { groupedBy: sharedPostId }
        await tell(trx, { ...news, ...groupedBy, sharedPostId, type: 'POST_SHARE', userIds: [sharedPostAuthorId] })
      }
      await tellOfMentions(trx, data.mentions, news)
    }),
    onEvent(postEdited, (trx, { data }) => {
      const hasOtherReach = data.privacyLevel !== undefined
      const { mentions, quietIds, editedAt: at } = data
      return tellOfChangedMentions(trx, mentions, { ...writtenPost(data), quietIds, hasOtherReach, at })
    }),
    onEvent(postDeleted, async (trx, { data }) => {
      await retract(trx, data.postId)
      await deleteMutesOfPost(trx, data.postId)
    }),
    onEvent(commentAdded, (trx, { data }) =>
      data.removedAt ? release(trx, data.commentId, data.removedAt) : tellOfComment(trx, data),
    ),
    onEvent(commentEdited, (trx, { data }) => {
      const { mentions, quietIds, editedAt: at } = data
      return tellOfChangedMentions(trx, mentions, { ...writtenComment(data), quietIds, hasOtherReach: false, at })
    }),
    onEvent(commentDeleted, (trx, { data }) =>
      data.isRemoved ? hold(trx, data.commentId, data.deletedAt) : retract(trx, data.commentId),
    ),
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

interface Post {
  postId: string
  authorId: string
}

const writtenPost = ({ postId, authorId }: Post) => ({
  actorId: authorId,
  subject: { type: 'POST', id: postId } as const,
  dedupeKey: `post:${postId}`,
})

const writtenComment = ({ commentId, postId, authorId }: Post & { commentId: string }) => ({
  actorId: authorId,
  subject: { type: 'COMMENT', id: commentId } as const,
  rootId: postId,
  dedupeKey: `comment:${commentId}`,
})

/** The parent's author, who may not see the post any more, the post's author, and whom it mentions hear of it, each once. */
async function tellOfComment(trx: Trx, comment: EventData<typeof commentAdded>): Promise<void> {
  const { postId, parentId, postAuthorId, parentAuthorId, parentAuthorMaySee, quietIds, addedAt } = comment
  const news = { ...writtenComment(comment), quietIds, at: addedAt }
  if (parentAuthorId && parentAuthorMaySee !== false) {
    await tell(trx, { ...news, type: 'COMMENT_REPLY', userIds: [parentAuthorId], groupedBy: parentId ?? postId })
  }
  if (postAuthorId !== parentAuthorId) {
    await tell(trx, { ...news, type: 'POST_COMMENT', userIds: [postAuthorId], groupedBy: postId })
  }
  await tellOfMentions(trx, comment.mentions, news)
}

const reactionKey = ({ subjectId, userId }: { subjectId: string; userId: string }) => `reaction:${subjectId}:${userId}`
