import { defineConsumer, onEvent } from '@plaza/events'
import {
  commentAdded,
  commentDeleted,
  postEdited,
  postPublished,
  reactionRemoved,
  reactionSet,
} from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { updateHotPost } from '../data/hot-posts.ts'
import type { DB } from '../generated/database.ts'

/** Updates a post's score when people react to it; the jobs keep the table small. */
export const keepHotPosts = defineConsumer<DB>({
  name: 'hot-posts',
  handlers: [
    onEvent(postPublished, (trx, { data }) => rankWithOriginal(trx, data)),
    onEvent(postEdited, (trx, { data }) => updateHotPost(trx, data.postId)),
    onEvent(commentAdded, (trx, { data }) => updateHotPost(trx, data.postId)),
    onEvent(commentDeleted, (trx, { data }) => updateHotPost(trx, data.postId)),
    onEvent(reactionSet, (trx, { data }) => rankSubject(trx, data)),
    onEvent(reactionRemoved, (trx, { data }) => rankSubject(trx, data)),
  ],
})

/** A share counts for the post that it shares; the new post itself has nothing to be ranked by yet. */
async function rankWithOriginal(trx: Trx, { sharedPostId }: { sharedPostId: string | null }): Promise<void> {
  if (sharedPostId) await updateHotPost(trx, sharedPostId)
}

async function rankSubject(trx: Trx, subject: { subjectType: 'POST' | 'COMMENT'; subjectId: string }): Promise<void> {
  if (subject.subjectType === 'POST') await updateHotPost(trx, subject.subjectId)
}
