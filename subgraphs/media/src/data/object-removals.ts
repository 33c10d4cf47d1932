import { sql } from 'kysely'
import type { Db } from './visibility.ts'

/** Bytes whose row is gone, oldest first. */
export async function listObjectRemovals(db: Db, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('objectRemovals').select('objectKey').orderBy('queuedAt').limit(limit).execute()
  return rows.map((row) => row.objectKey)
}

export async function deleteObjectRemovals(db: Db, objectKeys: readonly string[]): Promise<void> {
  await db.deleteFrom('objectRemovals').where('objectKey', 'in', objectKeys).execute()
}

/** The entries of rejected files stay for a week, so that their owners can read why. */
export async function deleteExpiredRejections(db: Db): Promise<void> {
  await db
    .deleteFrom('mediaFiles')
    .where('state', '=', 'REJECTED')
    .where('updatedAt', '<', sql<Date>`now() - interval '7 days'`)
    .execute()
}
