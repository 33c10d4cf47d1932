import { statement, upsertIfNewer, uuidArray } from '@plaza/database'
import { type Insertable, sql } from 'kysely'
import type { People } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

/** False when the state is not newer than the one held. The row outlives the person, so that no late event brings one back. */
export async function upsertPerson(trx: Trx, person: Insertable<People>): Promise<boolean> {
  return (await upsertIfNewer(trx, 'people', person, { key: ['userId'] })) > 0
}

const hiddenPeople = statement(
  (_: Db, { userIds }: { userIds: readonly string[] }) => sql<{ id: string }>`
    select id from unnest(${uuidArray(userIds)}) as person (id) where is_hidden(id)
  `,
)

/** Those of the people who are hidden from the viewer: by a block of either, or because their account is away. */
export async function listHiddenPeople(db: Db, userIds: readonly string[]): Promise<string[]> {
  const rows = await hiddenPeople.execute(db, { userIds })
  return rows.map(({ id }) => id)
}
