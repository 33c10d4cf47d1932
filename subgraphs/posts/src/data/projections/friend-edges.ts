import { upsertIfNewer, type ViewerId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from '../db.ts'

/** Both directions of a friendship. An ended one keeps its rows, for their version. */
export async function upsertFriendEdges(
  trx: Trx,
  friendship: { lowId: string; highId: string; isEnded: boolean; version: number },
): Promise<void> {
  const { lowId, highId, isEnded, version } = friendship
  const edges = [
    { userId: lowId, friendId: highId, isEnded, version },
    { userId: highId, friendId: lowId, isEnded, version },
  ]
  await upsertIfNewer(trx, 'friendEdges', edges, { key: ['userId', 'friendId'] })
}

/** Those of `ids` who are friends of the person, and whom the person sees. */
export async function listFriendsAmong(db: Db, userId: ViewerId, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('friendEdges')
    .select('friendId')
    .where('userId', '=', userId)
    .where('isEnded', '=', false)
    .where('friendId', 'in', ids)
    // A block ends the friendship; of the two events either may come first.
    .where(sql<boolean>`not is_hidden(friend_id, ${userId}, true)`)
    .execute()
  return rows.map(({ friendId }) => friendId)
}
