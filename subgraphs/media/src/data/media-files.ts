import { keyset, type Page, statement } from '@plaza/database'
import type { EventData, moderationDecided } from '@plaza/schema/events'
import { sql } from 'kysely'
import type { MediaKind } from '../rules/file-types.ts'
import type { Db, Trx } from './db.ts'
import { applyGrants, type Sight, visibleFile } from './visibility.ts'

type ModerationRule = NonNullable<EventData<typeof moderationDecided>['rule']>

export type RejectionReason =
  | 'TYPE_NOT_ALLOWED'
  | 'HEIC_NOT_SUPPORTED'
  | 'TOO_LARGE'
  | 'TOO_MANY_PIXELS'
  | 'CORRUPT'
  | 'MALWARE'

/** A picture at one size, in the column `renditions`. */
export interface RenditionRow {
  objectKey: string
  mimeType: string
  byteSize: number
  width: number
  height: number
}

export interface MediaFileRow {
  id: string
  ownerId: string
  kind: MediaKind
  state: 'SCANNING' | 'PROCESSING' | 'READY' | 'REJECTED'
  rejectionReason: RejectionReason | null
  filename: string
  mimeType: string
  byteSize: number
  objectKey: string
  width: number | null
  height: number | null
  durationMs: number | null
  blurhash: string | null
  altText: string | null
  focalX: number | null
  focalY: number | null
  /** Smallest first. */
  renditions: readonly RenditionRow[]
  version: number
  createdAt: Date
  /** The rule that it broke, by which moderators have removed it. */
  removedRule: ModerationRule | null
}

/** Files as everything shows them. */
export const selectFiles = (db: Db) =>
  db
    .selectFrom('mediaFiles as f')
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
      'f.focalX',
      'f.focalY',
      'f.renditions',
      'f.version',
      'f.createdAt',
      'f.removedRule',
    ])
    .$castTo<MediaFileRow>()

const filesByIds = statement((db: Db, { ids, ...sight }: Sight & { ids: readonly string[] }) =>
  selectFiles(db).where('f.id', 'in', ids).where(visibleFile(sight)),
)

/** Those of the files that the viewer may see. */
export async function listMediaFilesByIds(
  db: Db,
  ids: readonly string[],
  sight: Sight,
): Promise<Map<string, MediaFileRow>> {
  // At once, so in one transaction, where what is set comes first.
  const [, rows] = await Promise.all([applyGrants(db, sight), filesByIds.execute(db, { ids, ...sight })])
  return new Map(rows.map((row) => [row.id, row]))
}

const filesOfOwner = statement(
  (db: Db, { ownerId, page, kind }: { ownerId: string; page: Page; kind: MediaKind | null }) => {
    let query = selectFiles(db).where('f.ownerId', '=', ownerId)
    if (kind !== null) query = query.where('f.kind', '=', kind)
    return keyset(query, page, ['f.createdAt', 'f.id'], 'desc')
  },
)

/** Newest first; one row more than the page holds tells whether there is a next one. */
export function listMediaFiles(
  db: Db,
  ownerId: string,
  page: Page,
  kind?: MediaKind | null | undefined,
): Promise<MediaFileRow[]> {
  return filesOfOwner.execute(db, { ownerId, page, kind: kind ?? null })
}

/**
 * Those of the ids that are files of this person, locked so that none of them is deleted before the transaction ends. Locks
 * are taken in the order file, collection, item.
 */
export function listOwnFilesForKeyShare(
  trx: Trx,
  ownerId: string,
  ids: readonly string[],
): Promise<Pick<MediaFileRow, 'id' | 'state'>[]> {
  return trx
    .selectFrom('mediaFiles')
    .select(['id', 'state'])
    .where('ownerId', '=', ownerId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forKeyShare()
    .$castTo<Pick<MediaFileRow, 'id' | 'state'>>()
    .execute()
}

/** The number of files that `listMediaFiles` pages through. */
export async function countMediaFiles(db: Db, ownerId: string, kind?: MediaKind | null | undefined): Promise<number> {
  let query = db
    .selectFrom('mediaFiles')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId)
  if (kind) query = query.where('kind', '=', kind)
  return (await query.executeTakeFirstOrThrow()).count
}

/** Changes nothing when the person has no such file, of that kind when one is given. */
export async function updateMediaFileRow(
  trx: Trx,
  { id, ownerId, kind }: { id: string; ownerId: string; kind?: MediaKind },
  changes: Partial<Pick<MediaFileRow, 'altText' | 'focalX' | 'focalY'>>,
): Promise<void> {
  let query = trx.updateTable('mediaFiles').set(changes).where('id', '=', id).where('ownerId', '=', ownerId)
  if (kind) query = query.where('kind', '=', kind)
  await query.execute()
}

export type DeletedFile = Pick<MediaFileRow, 'id' | 'ownerId' | 'kind' | 'version'>

/** Null when the person has no such file. Triggers take the bytes off the quota and queue their removal. */
export async function deleteMediaFileRow(trx: Trx, file: { id: string; ownerId: string }): Promise<DeletedFile | null> {
  await lockWithCollections(trx, file)
  const deleted = await trx
    .deleteFrom('mediaFiles')
    .where('id', '=', file.id)
    .where('ownerId', '=', file.ownerId)
    .returning(['id', 'ownerId', 'kind', 'version'])
    .$castTo<DeletedFile>()
    .executeTakeFirst()
  return deleted ?? null
}

/** The entries of rejected files stay for a week, so that their owners can read why. */
const isRejectedLongAgo = sql<boolean>`state = 'REJECTED' and updated_at < now() - interval '7 days'`

export async function countExpiredRejections(system: Db, most: number): Promise<number> {
  const { count } = await system
    .selectFrom((from) => from.selectFrom('mediaFiles').select('id').where(isRejectedLongAgo).limit(most).as('expired'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Gives how many there were. */
export async function deleteExpiredRejections(system: Db, most: number): Promise<number> {
  const { numDeletedRows } = await system
    .deleteFrom('mediaFiles')
    .where('id', 'in', (from) =>
      from.selectFrom('mediaFiles').select('id').where(isRejectedLongAgo).limit(most).forUpdate().skipLocked(),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Deleting the file takes it out of these collections and counts each down. */
async function lockWithCollections(trx: Trx, file: { id: string; ownerId: string }): Promise<void> {
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
