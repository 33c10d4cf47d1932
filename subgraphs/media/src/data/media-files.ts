import { keyset, type Page } from '@plaza/database'
import type { Transaction } from 'kysely'
import type { DB } from '../generated/database.ts'
import type { MediaKind, MediaRejectionReason } from '../generated/resolvers.ts'
import { applyGrants, type Db, type Sight, visibleFile } from './visibility.ts'

export interface MediaFileRow {
  id: string
  ownerId: string
  kind: MediaKind
  state: 'SCANNING' | 'PROCESSING' | 'READY' | 'REJECTED'
  rejectionReason: MediaRejectionReason | null
  filename: string
  mimeType: string
  byteSize: number
  objectKey: string
  width: number | null
  height: number | null
  durationMs: number | null
  blurhash: string | null
  altText: string | null
  version: number
  createdAt: Date
  thumbnailKey: string | null
  thumbnailMimeType: string | null
}

/** Files as everything shows them, with their thumbnail. */
export const selectFiles = (db: Db) =>
  db
    .selectFrom('mediaFiles as f')
    .leftJoin('mediaVariants as t', (join) => join.onRef('t.mediaId', '=', 'f.id').on('t.name', '=', 'THUMBNAIL'))
    .select([
      'f.id',
      'f.ownerId',
      'f.kind',
      'f.state',
      'f.rejectionReason',
      'f.filename',
      'f.mimeType',
      'f.byteSize',
      'f.objectKey',
      'f.width',
      'f.height',
      'f.durationMs',
      'f.blurhash',
      'f.altText',
      'f.version',
      'f.createdAt',
      't.objectKey as thumbnailKey',
      't.mimeType as thumbnailMimeType',
    ])
    .$castTo<MediaFileRow>()

/** Those of the files that the viewer may see. */
export async function getMediaFiles(db: Db, ids: readonly string[], sight: Sight): Promise<Map<string, MediaFileRow>> {
  await applyGrants(db, sight)
  const rows = await selectFiles(db).where('f.id', 'in', ids).where(visibleFile(sight)).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Newest first; one row more than the page holds tells whether there is a next one. */
export function listMediaFiles(
  db: Db,
  ownerId: string,
  page: Page,
  kind?: MediaKind | null | undefined,
): Promise<MediaFileRow[]> {
  let query = selectFiles(db).where('f.ownerId', '=', ownerId)
  if (kind) query = query.where('f.kind', '=', kind)
  return keyset(query, page, ['f.createdAt', 'f.id'], 'desc').execute()
}

/**
 * Which of the ids are files of this person; none of them is deleted before the transaction ends. Locks are taken in the order
 * file, collection, item.
 */
export async function holdOwnFileIds(
  trx: Transaction<DB>,
  ownerId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('mediaFiles')
    .select('id')
    .where('ownerId', '=', ownerId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forKeyShare()
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** False when the person has no such file. */
export async function updateAltText(
  trx: Transaction<DB>,
  file: { id: string; ownerId: string; altText: string | null },
): Promise<boolean> {
  const result = await trx
    .updateTable('mediaFiles')
    .set({ altText: file.altText })
    .where('id', '=', file.id)
    .where('ownerId', '=', file.ownerId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export type DeletedFile = Pick<MediaFileRow, 'id' | 'ownerId' | 'kind' | 'version'>

/** Triggers take the bytes off the quota and queue their removal. */
export async function deleteMediaFileRow(
  trx: Transaction<DB>,
  file: { id: string; ownerId: string },
): Promise<DeletedFile | undefined> {
  await holdWithCollections(trx, file)
  return trx
    .deleteFrom('mediaFiles')
    .where('id', '=', file.id)
    .where('ownerId', '=', file.ownerId)
    .returning(['id', 'ownerId', 'kind', 'version'])
    .$castTo<DeletedFile>()
    .executeTakeFirst()
}

/** The file goes out of these collections with it, and each is counted down. */
async function holdWithCollections(trx: Transaction<DB>, file: { id: string; ownerId: string }): Promise<void> {
  await trx
    .selectFrom('mediaFiles')
    .select('id')
    .where('id', '=', file.id)
    .where('ownerId', '=', file.ownerId)
    .forUpdate()
    .execute()
  await trx
    .selectFrom('mediaCollections')
    .select('id')
    .where('id', 'in', (items) =>
      items.selectFrom('collectionItems').select('collectionId').where('mediaId', '=', file.id),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}
