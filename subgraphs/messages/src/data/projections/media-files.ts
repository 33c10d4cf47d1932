import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { MediaFiles, MediaKind } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

export interface AttachableMedia {
  mediaId: string
  kind: MediaKind
}

/** Those of the files that are the person's own and ready to be attached. */
export function listAttachableMedia(db: Db, ownerId: string, mediaIds: readonly string[]): Promise<AttachableMedia[]> {
  return db
    .selectFrom('mediaFiles')
    .select(['mediaId', 'kind'])
    .where('mediaId', 'in', mediaIds)
    .where('ownerId', '=', ownerId)
    .where('isDeleted', '=', false)
    .execute()
}

export async function upsertMediaFile(trx: Trx, file: Insertable<MediaFiles>): Promise<void> {
  await upsertIfNewer(trx, 'mediaFiles', file, { key: ['mediaId'] })
}
