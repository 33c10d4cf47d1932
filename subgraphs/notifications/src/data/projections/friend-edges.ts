import { upsertIfNewer } from '@plaza/database'
import type { Trx } from '../db.ts'

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
