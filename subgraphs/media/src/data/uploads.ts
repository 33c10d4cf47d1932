import { sql } from 'kysely'
import type { MediaKind } from '../rules/file-types.ts'
import type { Db, Trx } from './db.ts'

export interface UploadRow {
  id: string
  ownerId: string
  mimeType: string
  byteSize: number
  objectKey: string
  /** Of the file that it became; null before, and once that file is deleted. */
  mediaId: string | null
  expiresAt: Date
  completedAt: Date | null
}

export interface UploadDraft {
  id: string
  filename: string
  mimeType: string
  byteSize: number
  altText: string | null
  expiresAt: Date
}

export interface Reservation {
  refusal: 'ACCOUNT_GONE' | 'TOO_MANY_OPEN' | 'QUOTA_REACHED' | null
  /** Of the viewer's quota before the upload. */
  freeBytes: number
}

/** Where an upload's bytes are put, as `reserve_upload` says too. */
export const uploadKey = (uploadId: string): string => `uploads/${uploadId}`

/** Announces an upload of the viewer's when the quota has room for it. The viewer's uploads are reserved one at a time. */
export async function reserveUpload(trx: Trx, draft: UploadDraft, mostOpen: number): Promise<Reservation> {
  const { id, filename, mimeType, byteSize, altText, expiresAt } = draft
  const { rows } = await sql<Reservation>`
    select refusal, free_bytes from reserve_upload(
      ${id}, ${filename}, ${mimeType}, ${byteSize}, ${altText}, ${expiresAt}, ${mostOpen}
    )
  `.execute(trx)
  return rows[0]!
}

/** Null when the person has no such upload, or no longer. */
export async function findUpload(db: Db, upload: { id: string; ownerId: string }): Promise<UploadRow | null> {
  const row = await db
    .selectFrom('uploads')
    .select(['id', 'ownerId', 'mimeType', 'byteSize', 'objectKey', 'mediaId', 'expiresAt', 'completedAt'])
    .where('id', '=', upload.id)
    .where('ownerId', '=', upload.ownerId)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Makes the viewer's upload a file of this id, unless it is one already. Null when there is no such upload any more; the file's
 * id is null once that file is deleted.
 */
export async function turnUploadIntoFile(
  trx: Trx,
  uploadId: string,
  file: { id: string; kind: MediaKind },
): Promise<{ fileId: string | null; isNew: boolean } | null> {
  const { rows } = await sql<{ fileId: string | null; isNew: boolean }>`
    select file_id, is_new from complete_upload(${uploadId}, ${file.id}, ${file.kind})
  `.execute(trx)
  return rows[0] ?? null
}

/** When the first of the person's open uploads is abandoned; null when none is open. */
export async function findFirstAbandonment(db: Db, ownerId: string): Promise<Date | null> {
  const { at } = await db
    .selectFrom('uploads')
    .select(sql<Date | null>`min(expires_at) + ${abandonedAfter}`.as('at'))
    .where('ownerId', '=', ownerId)
    .where('completedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return at
}

/** Two hours after its link a `PUT` that began in time has come to its end, and its client has completed the upload. */
const abandonedAfter = sql`interval '2 hours'`
const isAbandoned = sql<boolean>`completed_at is null and expires_at < now() - ${abandonedAfter}`
/** For a day, repeating `completeUpload` gives the file. */
const isDone = sql<boolean>`completed_at < now() - interval '1 day'`

/** Uploads that were never completed, longest ago first. */
export function listAbandonedUploads(system: Db, most: number): Promise<{ id: string; byteSize: number }[]> {
  return system
    .selectFrom('uploads')
    .select(['id', 'byteSize'])
    .where(isAbandoned)
    .orderBy('expiresAt')
    .limit(most)
    .execute()
}

/**
 * Gives a reservation back; triggers note the bytes for removal. False when the upload is completed or gone by now: it is
 * looked at again under the lock of its row.
 */
export async function deleteAbandonedUpload(system: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await system
    .deleteFrom('uploads')
    .where('id', '=', id)
    .where(isAbandoned)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function countDoneUploads(system: Db, most: number): Promise<number> {
  const { count } = await system
    .selectFrom((from) => from.selectFrom('uploads').select('id').where(isDone).limit(most).as('done'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Forgets uploads that have long been files; gives how many there were. The files stay. */
export async function deleteDoneUploads(system: Db, most: number): Promise<number> {
  const { numDeletedRows } = await system
    .deleteFrom('uploads')
    .where('id', 'in', (from) =>
      from.selectFrom('uploads').select('id').where(isDone).limit(most).forUpdate().skipLocked(),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
