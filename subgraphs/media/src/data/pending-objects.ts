import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import type { LeasedTask } from './processing-tasks.ts'

// Notes in object_removals of bytes that no file has yet, or no longer.

/** Before the bytes are written, so that they are removed unless `deletePendingObjects` says that a file has them. */
export async function insertPendingObjects(system: Db, objectKeys: readonly string[]): Promise<void> {
  await system
    .insertInto('objectRemovals')
    .values(objectKeys.map((objectKey) => ({ objectKey, dueAt: sql<Date>`now() + interval '1 day'` })))
    .execute()
}

/** @throws when one of the objects may have been removed already */
export async function deletePendingObjects(trx: Trx, objectKeys: readonly string[]): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('objectRemovals')
    .where('objectKey', 'in', objectKeys)
    .executeTakeFirst()
  if (numDeletedRows < objectKeys.length) throw new Error('Results of a file were removed before the file had them.')
}

/** No file will have them: they are removed at the next opportunity. */
export async function dropPendingObjects(system: Db, objectKeys: readonly string[]): Promise<void> {
  await system
    .updateTable('objectRemovals')
    .set({ dueAt: sql<Date>`now()` })
    .where('objectKey', 'in', objectKeys)
    .execute()
}

/** The bytes of an upload that has been processed; a trigger has them removed once more when no `PUT` can bring them back. */
export async function insertUploadRemoval(trx: Trx, { objectKey }: LeasedTask): Promise<void> {
  await trx
    .insertInto('objectRemovals')
    .values({ objectKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
