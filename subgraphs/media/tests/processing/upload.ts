import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { mediaUploaded } from '@plaza/schema/events'
import type { Db } from '../../src/data/db.ts'
import type { MediaSetup } from '../../src/setup.ts'
import type { TestMedia } from '../testkit.ts'
import { announce } from './lab.ts'

/** What an upload is made in. */
export interface MediaParts {
  readonly system: Db
  readonly setup: MediaSetup
}

export const partsOf = ({ database, instance }: TestMedia): MediaParts => ({
  system: database.system,
  setup: instance.setup as MediaSetup,
})

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
  { system, setup }: MediaParts,
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
