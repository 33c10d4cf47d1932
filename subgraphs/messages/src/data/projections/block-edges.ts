import { statement, upsertIfNewer, uuidRows, type ViewerId } from '@plaza/database'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { BlockEdges } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

/**
 * SQL: whether the viewer and the person in this column have blocked one another, either way. The viewer's blocks are read
 * once a statement, and not by each person.
 */
export function isBlockedWith(viewerId: ViewerId, person: string): RawBuilder<boolean> {
  return sql<boolean>`(
    ${sql.ref(person)} in (select blocked_id from block_edges where blocker_id = ${viewerId}::uuid and not is_ended)
    or ${sql.ref(person)} in (select blocker_id from block_edges where blocked_id = ${viewerId}::uuid and not is_ended)
  )`
}

/** SQL: whether the viewer has blocked the person in this column, whatever the other has done. */
export function isBlockedBy(viewerId: ViewerId, person: string): RawBuilder<boolean> {
  return sql<boolean>`(
    ${sql.ref(person)} in (select blocked_id from block_edges where blocker_id = ${viewerId}::uuid and not is_ended)
  )`
}

const blockedPeople = statement((db: Db, { viewerId, userIds }: { viewerId: ViewerId; userIds: readonly string[] }) =>
  db.selectFrom(uuidRows(userIds, 'person')).select('person.id').where(isBlockedBy(viewerId, 'person.id')),
)

/** The ids of those whom the viewer has blocked. */
export async function listBlockedPeople(db: Db, viewerId: ViewerId, userIds: readonly string[]): Promise<string[]> {
  const rows = await blockedPeople.execute(db, { viewerId, userIds })
  return rows.map(({ id }) => id)
}

export async function upsertBlockEdge(trx: Trx, edge: Insertable<BlockEdges>): Promise<void> {
  await upsertIfNewer(trx, 'blockEdges', edge, { key: ['blockerId', 'blockedId'] })
}
