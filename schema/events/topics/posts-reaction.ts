import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, reactionType, time } from '../fields.ts'

export const postsReaction = defineTopic({
  name: 'posts.reaction',
  key: 'subjectId',
  kind: 'events',
  retentionMs: kept.oneWeek,
})

const reaction = {
  subjectId: id,
  /** The post that a comment stands under, so that what was told of a comment goes with its post. */
  postId: id.optional(),
  subjectType: z.enum(['POST', 'COMMENT']),
  subjectAuthorId: id,
  userId: id,
  previousType: reactionType.nullable(),
}

export const reactionSet = defineEvent({
  type: 'reaction.set',
  topic: postsReaction,
  meaning: 'Somebody reacts to a post or comment, for the first time when `previousType` is null.',
  data: z.object({
    ...reaction,
    /** Whether the author of the comment sees that post at this moment. */
    subjectAuthorMaySee: z.boolean().optional(),
    type: reactionType,
    setAt: time,
  }),
})

export const reactionRemoved = defineEvent({
  type: 'reaction.removed',
  topic: postsReaction,
  meaning: 'Somebody took a reaction back.',
  data: z.object({ ...reaction, removedAt: time }),
})
