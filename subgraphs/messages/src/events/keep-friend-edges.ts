import { defineConsumer, onEvent } from '@plaza/events'
import { friendshipAccepted, friendshipEnded } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { upsertFriendEdges } from '../data/projections/friend-edges.ts'
import type { DB } from '../generated/database.ts'

/** Who may add whom to groups. An ended friendship keeps its rows, so that an older event can't revive it. */
export const keepFriendEdges = defineConsumer<DB>({
  name: 'friend-edges',
  tables: ['friend_edges'],
  handlers: [
    onEvent(friendshipAccepted, (trx, { data }) => keep(trx, data, false)),
    onEvent(friendshipEnded, (trx, { data }) => keep(trx, data, true)),
  ],
})

function keep(
  trx: Trx,
  { lowId, highId, version }: { lowId: string; highId: string; version: number },
  isEnded: boolean,
): Promise<void> {
  return upsertFriendEdges(trx, [
    { userId: lowId, friendId: highId, isEnded, version },
    { userId: highId, friendId: lowId, isEnded, version },
  ])
}
