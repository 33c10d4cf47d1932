import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { BlockEdges } from '../../generated/database.ts'
import type { Trx } from '../db.ts'

/** An ended block keeps its row, for its version. */
export async function upsertBlockEdge(trx: Trx, edge: Insertable<BlockEdges>): Promise<void> {
  await upsertIfNewer(trx, 'blockEdges', edge, { key: ['blockerId', 'blockedId'] })
}
