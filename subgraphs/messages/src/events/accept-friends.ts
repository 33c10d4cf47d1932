import { defineConsumer, onEvent } from '@plaza/events'
import { friendshipAccepted } from '@plaza/schema/events'
import { acceptRequestBetween } from '../data/own-places.ts'
import type { DB } from '../generated/database.ts'
import { tellOfPlace } from '../rules/own-place.ts'

/** What waits as a request of somebody who is a friend now waits no more. */
export const acceptFriends = defineConsumer<DB>({
  name: 'accept-friends',
  handlers: [
    onEvent(friendshipAccepted, async (trx, { data: { lowId, highId } }) => {
      const accepted = await acceptRequestBetween(trx, lowId, highId)
      if (accepted) await tellOfPlace(trx, accepted.userId, accepted.conversationId)
    }),
  ],
})
