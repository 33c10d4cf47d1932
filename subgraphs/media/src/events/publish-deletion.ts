import { publish } from '@plaza/events'
import { mediaDeleted } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import type { DeletedFile } from '../data/media-files.ts'

/** Tells the services that show the file that it is gone, as the version after its last. */
export async function publishDeletion(trx: Trx, file: DeletedFile, deletedAt: Date): Promise<void> {
  const { id: mediaId, ownerId, kind, version } = file
  await publish(trx, mediaDeleted, { mediaId, ownerId, kind, version: version + 1, deletedAt })
}
