import { defineConsumer, onEvent, publish } from '@plaza/events'
import {
  commentDeleted,
  postDeleted,
  userDeactivated,
  userDeleted,
  userEmailChanged,
  userEmailVerified,
  userLocaleChanged,
  userReactivated,
  userRegistered,
  userUsernameChanged,
} from '@plaza/schema/events'
import { deleteContentOf, lockPostsCounting } from '../data/erasure.ts'
import { updateHotPostsOf } from '../data/hot-posts.ts'
import { upsertPerson } from '../data/projections/people.ts'
import type { DB } from '../generated/database.ts'

/** Who exists, and who is hidden. A deletion takes everything of the person along. */
export const keepPeople = defineConsumer<DB>({
  name: 'people',
  handlers: [
    // Each of these events tells the state, for on a compacted topic it may be the only one that is left.
    ...[
      userRegistered,
      userEmailVerified,
      userEmailChanged,
      userUsernameChanged,
      userLocaleChanged,
      userDeactivated,
      userReactivated,
    ].map((contract) =>
      onEvent<DB, typeof contract>(contract, async (trx, { data: { userId, status, version } }) => {
        await upsertPerson(trx, { userId, status, version })
        if (contract === userReactivated) await updateHotPostsOf(trx, userId)
      }),
    ),
    onEvent(userDeleted, async (trx, { data: { userId, version, deletedAt } }) => {
      await lockPostsCounting(trx, userId)
      await upsertPerson(trx, { userId, status: 'DELETED', version })
      // Nothing follows a deletion, so the content goes whatever version the row has.
      const { postIds, comments } = await deleteContentOf(trx, userId, deletedAt)
      for (const postId of postIds) await publish(trx, postDeleted, { postId, authorId: userId, deletedAt })
      for (const { id: commentId, ...comment } of comments) {
        await publish(trx, commentDeleted, { commentId, ...comment, deletedAt })
      }
    }),
  ],
})
