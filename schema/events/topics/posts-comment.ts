import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, mentions, quietIds, time } from '../fields.ts'

export const postsComment = defineTopic({
  name: 'posts.comment',
  key: 'postId',
  kind: 'events',
  retentionMs: kept.oneMonth,
})

export const commentAdded = defineEvent({
  type: 'comment.added',
  topic: postsComment,
  meaning: 'Somebody commented on a post, or replied to a comment.',
  subject: 'commentId',
  data: z.object({
    commentId: id,
    postId: id,
    authorId: id,
    postAuthorId: id,
    parentId: id.nullable(),
    parentAuthorId: id.nullable(),
    /** Whether the author of the parent sees the post at this moment; null when there is no parent. */
    parentAuthorMaySee: z.boolean().nullable().optional(),
    mentions: mentions.optional(),
    /** Of a comment that moderators had taken away, and now give back: when they took it. */
    removedAt: time.optional(),
    quietIds,
    addedAt: time,
  }),
})

export const commentEdited = defineEvent({
  type: 'comment.edited',
  topic: postsComment,
  meaning: 'A comment reads differently now.',
  subject: 'commentId',
  data: z.object({
    commentId: id,
    postId: id,
    authorId: id,
    /** All of them. */
    mentions: mentions.optional(),
    quietIds,
    editedAt: time,
  }),
})

export const commentDeleted = defineEvent({
  type: 'comment.deleted',
  topic: postsComment,
  meaning: 'A comment is gone.',
  subject: 'commentId',
  data: z.object({
    commentId: id,
    postId: id,
    /** Who wrote it; null for a tombstone, which goes with the last reply to it. */
    authorId: id.nullable().optional(),
    /** Whether moderators have taken it away; it may come back. */
    isRemoved: z.boolean().optional(),
    deletedAt: time,
  }),
})
