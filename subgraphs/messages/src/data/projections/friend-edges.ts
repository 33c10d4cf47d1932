import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { FriendEdges } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'
import { isBlockedWith } from './block-edges.ts'

/** The ids, among `userIds`, of the viewer's friends whom the viewer can reach. */
export async function listFriendIds(db: Db, viewerId: string, userIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('friendEdges')
    .innerJoin('people', 'people.userId', 'friendEdges.friendId')
    .select('friendEdges.friendId')
    .where('friendEdges.userId', '=', viewerId)
    .where('friendEdges.friendId', 'in', userIds)
    .where('friendEdges.isEnded', '=', false)
    .where('people.status', '=', 'ACTIVE')
    // A block ends the friendship; of the two events either may come first.
    .where((eb) => eb.not(isBlockedWith(viewerId, 'friendEdges.friendId')))
    .execute()
  return rows.map(({ friendId }) => friendId)
}

export async function upsertFriendEdges(trx: Trx, edges: readonly Insertable<FriendEdges>[]): Promise<void> {
  await upsertIfNewer(trx, 'friendEdges', edges, { key: ['userId', 'friendId'] })
}
