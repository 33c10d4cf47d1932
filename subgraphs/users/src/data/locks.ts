import { lockKeys } from '@plaza/database'
import { sql } from 'kysely'
import type { Trx } from './db.ts'

/**
 * Every change of how two people stand takes this lock first and keeps it until its transaction ends: crossing requests, an
 * answer and a block come one after the other, and neither person is erased in between. Look at the people after it.
 */
export async function lockPair(trx: Trx, oneId: string, otherId: string): Promise<void> {
  await sql`select lock_pair(${oneId}::uuid, ${otherId}::uuid)`.execute(trx)
}

/** Makes a person's requests wait for each other, so that no two are both the fiftieth. Taken before the pair's lock. */
export async function lockSender(trx: Trx, senderId: string): Promise<void> {
  await lockKeys(trx, 'sender', [senderId])
}

/** Keeps the files from being deleted until the transaction ends. Look after it which of them are there. */
export async function lockMedia(trx: Trx, ids: readonly string[]): Promise<void> {
  await lockKeys(trx, 'media', ids)
}
