import { statement } from '@plaza/database'
import type { Db, Trx } from './db.ts'

/** At first; the column's default says the same. */
const firstQuotaBytes = 5 * 2 ** 30

export interface StorageUsageRow {
  usedBytes: number
  quotaBytes: number
}

const storageUsageOf = statement((db: Db, { userId }: { userId: string }) =>
  db.selectFrom('storageUsage').select(['usedBytes', 'reservedBytes', 'quotaBytes']).where('userId', '=', userId),
)

/** What is stored with what is reserved. A person whose registration has not arrived yet has stored nothing. */
export async function getStorageUsage(db: Db, userId: string): Promise<StorageUsageRow> {
  const row = await storageUsageOf.executeTakeFirst(db, { userId })
  if (!row) return { usedBytes: 0, quotaBytes: firstQuotaBytes }
  return { usedBytes: row.usedBytes + row.reservedBytes, quotaBytes: row.quotaBytes }
}

/** Opens a person's quota; the one that is open stays. */
export async function insertStorageUsage(trx: Trx, userId: string): Promise<void> {
  await trx
    .insertInto('storageUsage')
    .values({ userId })
    .onConflict((conflict) => conflict.column('userId').doNothing())
    .execute()
}
