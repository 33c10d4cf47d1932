import type { Db } from './db.ts'

/** Bytes whose row is gone, oldest first. */
export async function listObjectRemovals(system: Db, limit: number): Promise<string[]> {
  const rows = await system.selectFrom('objectRemovals').select('objectKey').orderBy('queuedAt').limit(limit).execute()
  return rows.map((row) => row.objectKey)
}

export async function deleteObjectRemovals(system: Db, objectKeys: readonly string[]): Promise<void> {
  await system.deleteFrom('objectRemovals').where('objectKey', 'in', objectKeys).execute()
}
