import { defineConsumer, onEvent } from '@plaza/events'
import { friendshipAccepted, friendshipEnded } from '@plaza/schema/events'
import { putFriendship } from '../data/projections/friend-edges.ts'
import type { DB } from '../generated/database.ts'

/** Opens and closes `FRIENDS` posts and the feed, both ways. */
export const friendEdges = defineConsumer<DB>({
  name: 'friend-edges',
  tables: ['friend_edges'],
  handlers: [
    onEvent(friendshipAccepted, (trx, { data }) => putFriendship(trx, data, false)),
    onEvent(friendshipEnded, (trx, { data }) => putFriendship(trx, data, true)),
  ],
})
