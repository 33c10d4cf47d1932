import { upsertIfNewer, type ViewerId } from '@plaza/database'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { BlockEdges } from '../../generated/database.ts'
import type { Trx } from '../db.ts'

/** SQL: whether the viewer and the person in this column have blocked one another, either way. */
export function isBlockedWith(viewerId: ViewerId, person: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from block_edges b
    where not b.is_ended and (b.blocker_id, b.blocked_id) in (
      (${viewerId}::uuid, ${sql.ref(person)}), (${sql.ref(person)}, ${viewerId}::uuid)
    )
  )`
}

export async function upsertBlockEdge(trx: Trx, edge: Insertable<BlockEdges>): Promise<void> {
  await upsertIfNewer(trx, 'blockEdges', edge, { key: ['blockerId', 'blockedId'] })
}
