import type { Kysely, Selectable } from 'kysely'
import type { DB, People } from '../../generated/database.ts'

export type PersonRow = Pick<Selectable<People>, 'id' | 'status' | 'displayName'>

export async function findPeople(db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const rows = await db.selectFrom('people').select(['id', 'status', 'displayName']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}
