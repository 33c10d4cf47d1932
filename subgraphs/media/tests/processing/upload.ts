import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { mediaUploaded } from '@plaza/schema/events'
import type { Db } from '../../src/data/db.ts'
import type { MediaSetup } from '../../src/setup.ts'
import { announce } from './lab.ts'

export interface Uploaded {
  ownerId: string
  /** Null where they have gone. */
  bytes: Buffer | null
  mimeType?: string
  /** As announced. */
  byteSize?: number
}

/** Leaves what a completed upload leaves: bytes, rows and the event; gives the file's id. */
export async function upload(
  { system, setup }: { system: Db; setup: MediaSetup },
  { ownerId, bytes, mimeType = 'image/jpeg', byteSize = bytes?.length ?? 1_000 }: Uploaded,
): Promise<string> {
  const [mediaId, uploadId] = [newId(), newId()]
  const objectKey = `uploads/${uploadId}`
  if (bytes) await setup.storage.put(objectKey, bytes, { mimeType, byteSize: bytes.length })
  const { kind } = announce(mimeType, byteSize)
  await system.transaction().execute(async (trx) => {
    await trx
      .insertInto('mediaFiles')
      .values({
        ...{ id: mediaId, ownerId, kind, state: 'SCANNING', filename: 'IMG_1.jpg', mimeType, objectKey },
        ...{ byteSize, chargedBytes: byteSize },
      })
      .execute()
    await trx
      .insertInto('uploads')
      .values({
        ...{ id: uploadId, ownerId, filename: 'IMG_1.jpg', mimeType, byteSize, objectKey, mediaId },
        ...{ completedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
      })
      .execute()
    await publish(trx, mediaUploaded, { mediaId, ownerId, kind, version: 1, objectKey })
  })
  return mediaId
}
