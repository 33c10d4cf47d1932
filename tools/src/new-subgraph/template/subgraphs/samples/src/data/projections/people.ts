import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { People } from '../../generated/database.ts'
import type { Trx } from '../db.ts'

export async function upsertPerson(trx: Trx, person: Insertable<People>): Promise<void> {
  await upsertIfNewer(trx, 'people', person, { key: ['userId'] })
}
