import { sql, type Transaction } from 'kysely'
import type { DB } from '../generated/database.ts'

// Namespaces of this service's advisory locks; 1 is `lock_pair`'s.
const senders = 2
const files = 3

/**
 * Everything that changes how two people stand holds this until the end of its transaction, so that crossing requests,
 * an answer and a block come one after the other, and nobody is erased in between. Look at the people after it.
 */
export async function lockPair(trx: Transaction<DB>, oneId: string, otherId: string): Promise<void> {
  await sql`select lock_pair(${oneId}::uuid, ${otherId}::uuid)`.execute(trx)
}

/** Holds up a person's other requests, so that two at once can't both be the fiftieth. Taken before the pair's lock. */
export async function lockSender(trx: Transaction<DB>, senderId: string): Promise<void> {
  await lock(trx, senders, senderId)
}

/** Between the check that a file is there and showing it, it must not be deleted. In the order of ids. */
export async function lockMedia(trx: Transaction<DB>, mediaIds: readonly string[]): Promise<void> {
  for (const mediaId of [...new Set(mediaIds)].sort()) await lock(trx, files, mediaId)
}

async function lock(trx: Transaction<DB>, space: number, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(space)}, hashtext(${key}))`.execute(trx)
}
