import { defineConsumer, onEvent } from '@plaza/events'
import { postDeleted, postEdited, postPublished } from '@plaza/schema/events'
import { deletePost, postVersion, upsertPost } from '../data/projections/posts.ts'
import type { DB } from '../generated/database.ts'

/**
 * Whom each post is for, so that nobody is told of what is not for them any more. Without `tables`: the topic keeps a month,
 * and older posts would be lost by a rebuild.
 */
export const keepPosts = defineConsumer<DB>({
  name: 'posts',
  handlers: [
    onEvent(postPublished, (trx, { data: { postId, authorId, privacyLevel, audienceIds = [], publishedAt } }) =>
      upsertPost(trx, { postId, authorId, privacyLevel, audienceIds, version: postVersion(publishedAt) }),
    ),
    onEvent(postEdited, async (trx, { data: { postId, authorId, privacyLevel, audienceIds = [], editedAt } }) => {
      if (!privacyLevel) return
      await upsertPost(trx, { postId, authorId, privacyLevel, audienceIds, version: postVersion(editedAt) })
    }),
    onEvent(postDeleted, (trx, { data: { postId } }) => deletePost(trx, postId)),
  ],
})
