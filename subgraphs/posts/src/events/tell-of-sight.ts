import { defineConsumer, onEvent, publish } from '@plaza/events'
import { blockCreated, friendshipEnded, sightLost, userDeactivated } from '@plaza/schema/events'
import type { DB } from '../generated/database.ts'

/**
 * Tells the open streams, in whichever process they are, that somebody may see a post no more. What this goes by is kept by
 * the consumers before it, which commit with it or sooner.
 */
export const tellOfSight = defineConsumer<DB>({
  name: 'sight',
  handlers: [
    // The other reasons are told of by what they come with: a block, or the deletion of posts.
    onEvent(friendshipEnded, async (trx, { data: { lowId, highId, endedAt, reason } }) => {
      if (reason === 'UNFRIENDED') await publish(trx, sightLost, { userId: lowId, otherId: highId, lostAt: endedAt })
    }),
    onEvent(blockCreated, (trx, { data: { blockerId, blockedId, createdAt } }) =>
      publish(trx, sightLost, { userId: blockerId, otherId: blockedId, lostAt: createdAt }),
    ),
    onEvent(userDeactivated, (trx, { data: { userId }, time }) =>
      publish(trx, sightLost, { userId, otherId: null, lostAt: time }),
    ),
  ],
})
