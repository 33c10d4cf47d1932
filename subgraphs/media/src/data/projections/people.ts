import { upsertIfNewer } from '@plaza/database'
import type { Trx } from '../db.ts'

export interface PersonState {
  userId: string
  version: number
  deletedAt: Date | null
}

/** False when the state is not newer than the one held. The row outlives the person, so that no late event brings one back. */
export async function upsertPerson(trx: Trx, { userId, version, deletedAt }: PersonState): Promise<boolean> {
  return (await upsertIfNewer(trx, 'people', { userId, version, deletedAt }, { key: ['userId'] })) > 0
}
