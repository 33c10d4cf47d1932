import { defineConsumer, onEvent } from '@plaza/events'
import { friendshipAccepted, friendshipEnded } from '@plaza/schema/events'
import { upsertFriendEdges } from '../data/projections/friend-edges.ts'
import type { DB } from '../generated/database.ts'

/** Opens and closes what is about `FRIENDS` and `CUSTOM` posts, both ways. */
export const keepFriendEdges = defineConsumer<DB>({
  name: 'friend-edges',
  tables: ['friend_edges'],
  handlers: [
    onEvent(friendshipAccepted, (trx, { data: { lowId, highId, version } }) =>
      upsertFriendEdges(trx, { lowId, highId, isEnded: false, version }),
    ),
    onEvent(friendshipEnded, (trx, { data: { lowId, highId, version } }) =>
      upsertFriendEdges(trx, { lowId, highId, isEnded: true, version }),
    ),
  ],
})
