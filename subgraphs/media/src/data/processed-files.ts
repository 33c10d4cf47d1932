import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { MediaFiles } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'
import type { MediaFileRow } from './media-files.ts'
import type { LeasedTask } from './processing-tasks.ts'

/** False when the file is deleted, or its worker another one. */
export async function updateFileToProcessing(system: Db, { mediaId, attempt }: LeasedTask): Promise<boolean> {
  const { numUpdatedRows } = await system
    .updateTable('mediaFiles as f')
    .set({ state: 'PROCESSING' })
    .from('processingTasks as t')
    .whereRef('t.mediaId', '=', 'f.id')
    .where('t.attempts', '=', attempt)
    .where('f.id', '=', mediaId)
    .where('f.state', '=', 'SCANNING')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** False when the file is deleted. */
export async function lockFile(trx: Trx, mediaId: string): Promise<boolean> {
  const row = await trx.selectFrom('mediaFiles').select('id').where('id', '=', mediaId).forUpdate().executeTakeFirst()
  return row !== undefined
}

/** What a file becomes when it has been processed. */
export type ProcessedFile = Partial<Omit<Insertable<MediaFiles>, 'id' | 'ownerId' | 'chargedBytes' | 'version'>>

/** Gives the file's new version. It counts no more than was reserved for it. */
export async function updateProcessedFile(
  trx: Trx,
  mediaId: string,
  { byteSize, ...changes }: ProcessedFile,
): Promise<Pick<MediaFileRow, 'kind' | 'version'>> {
  return trx
    .updateTable('mediaFiles')
    .set({
      ...changes,
      ...(byteSize && { byteSize, chargedBytes: sql<number>`least(charged_bytes, ${byteSize}::bigint)` }),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', mediaId)
    .returning(['kind', 'version'])
    .$castTo<Pick<MediaFileRow, 'kind' | 'version'>>()
    .executeTakeFirstOrThrow()
}
