import { defineConsumer, onEvent } from '@plaza/events'
import { friendshipAccepted, friendshipEnded } from '@plaza/schema/events'
import { sql, type Transaction } from 'kysely'
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

async function keep(
  trx: Transaction<DB>,
  { lowId, highId, version }: { lowId: string; highId: string; version: number },
  isEnded: boolean,
): Promise<void> {
  await trx
    .insertInto('friendEdges')
    .values([
      { userId: lowId, friendId: highId, isEnded, version },
      { userId: highId, friendId: lowId, isEnded, version },
    ])
    .onConflict((conflict) =>
      conflict
        .columns(['userId', 'friendId'])
        .doUpdateSet({ isEnded, version })
        .where(sql<boolean>`excluded.version > friend_edges.version`),
    )
    .execute()
}
