import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, mentions, privacyLevel, quietIds, time } from '../fields.ts'

export const postsPost = defineTopic({
  name: 'posts.post',
  key: 'postId',
  kind: 'events',
  retentionMs: kept.oneMonth,
})

const post = { postId: id, authorId: id }
/** Whom a `CUSTOM` post is for; they see it for as long as they are friends of the author. Empty for every other level. */
const audienceIds = z.array(id)

export const postPublished = defineEvent({
  type: 'post.published',
  topic: postsPost,
  meaning: 'A post is published.',
  data: z.object({
    ...post,
    privacyLevel,
    sharedPostId: id.nullable(),
    sharedPostAuthorId: id.nullable(),
    tags: z.array(z.string()),
    /** Whether the author of the shared post is among those who may see this one; null when nothing is shared. */
    originalAuthorMaySee: z.boolean().nullable(),
    mediaIds: z.array(id),
    audienceIds: audienceIds.optional(),
    mentions: mentions.optional(),
    quietIds,
    publishedAt: time,
  }),
})

export const postEdited = defineEvent({
  type: 'post.edited',
  topic: postsPost,
  meaning: 'A post reads, or reaches, differently now.',
  data: z.object({
    ...post,
    changedFields: z.array(z.string()),
    /** Both of these stand here when either has changed. */
    privacyLevel: privacyLevel.optional(),
    audienceIds: audienceIds.optional(),
    /** All of them, when the text or the reach has changed. */
    mentions: mentions.optional(),
    quietIds,
    /** Later than every earlier change of this post. */
    editedAt: time,
  }),
})

export const postDeleted = defineEvent({
  type: 'post.deleted',
  topic: postsPost,
  meaning: 'A post is gone.',
  data: z.object({ ...post, deletedAt: time }),
})
