import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { MediaFiles, MediaKind } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

/** The kind of each of `ids` that is a ready file of the person. */
export async function listMediaKindsByIds(
  db: Db,
  ownerId: string,
  ids: readonly string[],
): Promise<Map<string, MediaKind>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('mediaFiles')
    .select(['mediaId', 'kind'])
    .where('mediaId', 'in', ids)
    .where('ownerId', '=', ownerId)
    .where('isDeleted', '=', false)
    .execute()
  return new Map(rows.map(({ mediaId, kind }) => [mediaId, kind]))
}

/** @returns whether it was news: an event that is not newer than what is known changes nothing */
export async function upsertMediaFile(trx: Trx, file: Insertable<MediaFiles>): Promise<boolean> {
  return (await upsertIfNewer(trx, 'mediaFiles', file, { key: ['mediaId'] })) > 0
}

export async function deleteMediaFilesOf(trx: Trx, ownerId: string): Promise<void> {
  await trx.deleteFrom('mediaFiles').where('ownerId', '=', ownerId).execute()
}
