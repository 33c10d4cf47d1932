import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { MediaFiles } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

/** A deleted file keeps its row, for its version. */
export async function upsertMediaFile(trx: Trx, file: Insertable<MediaFiles>): Promise<void> {
  await upsertIfNewer(trx, 'mediaFiles', file, { key: ['mediaId'] })
}

/** Those of `ids` that are ready files of the person. */
export async function listReadyMedia(db: Db, ownerId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('mediaFiles')
    .select('mediaId')
    .where('ownerId', '=', ownerId)
    .where('isDeleted', '=', false)
    .where('mediaId', 'in', ids)
    .execute()
  return rows.map(({ mediaId }) => mediaId)
}

/** Those of `ids` that have been deleted. */
export async function listDeletedMedia(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('mediaFiles')
    .select('mediaId')
    .where('mediaId', 'in', ids)
    .where('isDeleted', '=', true)
    .execute()
  return rows.map(({ mediaId }) => mediaId)
}
