import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** Bytes whose row is gone and whose time has come, longest ago first. */
const selectDue = (db: Db, most: number) =>
  db
    .selectFrom('objectRemovals')
    .select('objectKey')
    .where('dueAt', '<=', sql<Date>`now()`)
    .orderBy('dueAt')
    .limit(most)

export async function listDueRemovals(system: Db, most: number): Promise<string[]> {
  const rows = await selectDue(system, most).execute()
  return rows.map((row) => row.objectKey)
}

/** Locks them until the transaction ends, and passes over those that another process is at. */
export async function listDueRemovalsForUpdate(trx: Trx, most: number): Promise<string[]> {
  const rows = await selectDue(trx, most).forUpdate().skipLocked().execute()
  return rows.map((row) => row.objectKey)
}

/** The objects are gone. Those that a `PUT` can bring back are noted for once more. */
export async function settleRemovals(trx: Trx, objectKeys: readonly string[]): Promise<void> {
  await trx.deleteFrom('objectRemovals').where('objectKey', 'in', objectKeys).where('againAt', 'is', null).execute()
  await trx
    .updateTable('objectRemovals')
    .set({ dueAt: sql<Date>`again_at`, againAt: null })
    .where('objectKey', 'in', objectKeys)
    .execute()
}
