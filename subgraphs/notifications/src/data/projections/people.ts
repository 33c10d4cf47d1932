import type { Selectable } from 'kysely'
import type { People } from '../../generated/database.ts'
import type { Db } from '../db.ts'

export type PersonRow = Pick<Selectable<People>, 'id' | 'status' | 'displayName'>

export async function findPeople(db: Db, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const rows = await db.selectFrom('people').select(['id', 'status', 'displayName']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}
