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

/**
 * The bytes of an upload that has been processed. Its link can bring them back while it is valid, and for as long as a
 * request takes that was begun with it.
 */
export async function insertUploadRemoval(trx: Trx, { mediaId, objectKey }: LeasedTask): Promise<void> {
  await sql`
    insert into object_removals (object_key, due_at)
    select ${objectKey}, coalesce(
      (select expires_at from uploads where media_id = ${mediaId}), now() + interval '1 day'
    ) + interval '2 hours'
    on conflict (object_key) do update set due_at = greatest(object_removals.due_at, excluded.due_at)
  `.execute(trx)
}
