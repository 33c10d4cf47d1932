import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { Mutes } from '../../generated/database.ts'
import type { Trx } from '../db.ts'

/** An ended mute keeps its row, for its version. */
export async function upsertMute(trx: Trx, mute: Insertable<Mutes>): Promise<void> {
  await upsertIfNewer(trx, 'mutes', mute, { key: ['muterId', 'mutedId'] })
}
