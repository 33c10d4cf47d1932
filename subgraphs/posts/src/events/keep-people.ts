import { defineConsumer, onEvent, publish } from '@plaza/events'
import {
  commentDeleted,
  postDeleted,
  userDeactivated,
  userDeleted,
  userEmailChanged,
  userEmailVerified,
  userReactivated,
  userRegistered,
  userUsernameChanged,
} from '@plaza/schema/events'
import { eraseContent, putPerson } from '../data/projections/people.ts'
import type { DB } from '../generated/database.ts'

/** Who exists, and who is hidden. A deletion takes everything of the person along. */
export const people = defineConsumer<DB>({
  name: 'people',
  handlers: [
    // Each of them tells the state, for on a compacted topic it may be the only one that is left.
    ...[userRegistered, userEmailVerified, userEmailChanged, userUsernameChanged, userDeactivated, userReactivated].map(
      (contract) =>
        onEvent<DB, typeof contract>(contract, (trx, { data }) =>
          putPerson(trx, { ...pick(data), status: data.status }),
        ),
    ),
    onEvent(userDeleted, async (trx, { data }) => {
      await putPerson(trx, { ...pick(data), status: 'DELETED' })
      // Nothing follows a deletion, so it counts even when the row has been told of it before.
      const { userId, deletedAt } = data
      const { postIds, comments } = await eraseContent(trx, userId, deletedAt)
      for (const postId of postIds) await publish(trx, postDeleted, { postId, authorId: userId, deletedAt })
      for (const { id, postId } of comments) await publish(trx, commentDeleted, { commentId: id, postId, deletedAt })
    }),
  ],
})

const pick = ({ userId, version }: { userId: string; version: number }) => ({ userId, version })
