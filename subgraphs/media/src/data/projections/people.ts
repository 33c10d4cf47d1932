import { sql, type Transaction } from 'kysely'
import type { DB } from '../../generated/database.ts'
import type { DeletedFile } from '../media-files.ts'
import type { Db } from '../visibility.ts'

/** At first; the column's default says the same. */
const firstQuotaBytes = 5 * 2 ** 30

export interface StorageUsageRow {
  usedBytes: number
  quotaBytes: number
}

/** What is stored with what is reserved. A person whose registration has not arrived yet has stored nothing. */
export async function getStorageUsage(db: Db, userId: string): Promise<StorageUsageRow> {
  const row = await db
    .selectFrom('storageUsage')
    .select(['usedBytes', 'reservedBytes', 'quotaBytes'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  if (!row) return { usedBytes: 0, quotaBytes: firstQuotaBytes }
  return { usedBytes: row.usedBytes + row.reservedBytes, quotaBytes: row.quotaBytes }
}

/** Opens the quota; nothing happens for a version that is not newer, or a person who is gone. */
export async function insertPerson(trx: Transaction<DB>, person: { userId: string; version: number }): Promise<void> {
  const inserted = await trx
    .insertInto('people')
    .values({ userId: person.userId, version: person.version })
    .onConflict((conflict) => conflict.column('userId').doNothing())
    .executeTakeFirst()
  if (!inserted.numInsertedOrUpdatedRows) return
  await trx
    .insertInto('storageUsage')
    .values({ userId: person.userId })
    .onConflict((conflict) => conflict.column('userId').doNothing())
    .execute()
}

/** Erases what media holds of the person and returns the files that went; of the person only the fact of the end stays. */
export async function erasePerson(
  trx: Transaction<DB>,
  person: { userId: string; version: number; deletedAt: Date },
): Promise<DeletedFile[]> {
  await sql`
    insert into people as p (user_id, version, deleted_at)
    values (${person.userId}, ${person.version}, ${person.deletedAt})
    on conflict (user_id) do update set version = excluded.version, deleted_at = excluded.deleted_at
    where p.version < excluded.version
  `.execute(trx)
  await trx.deleteFrom('mediaCollections').where('ownerId', '=', person.userId).execute()
  await trx.deleteFrom('uploads').where('ownerId', '=', person.userId).execute()
  const files = await trx
    .deleteFrom('mediaFiles')
    .where('ownerId', '=', person.userId)
    .returning(['id', 'ownerId', 'kind', 'version'])
    .$castTo<DeletedFile>()
    .execute()
  await trx.deleteFrom('storageUsage').where('userId', '=', person.userId).execute()
  return files
}
