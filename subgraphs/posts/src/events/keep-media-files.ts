import { defineConsumer, onEvent } from '@plaza/events'
import { mediaDeleted, mediaReady, mediaRemoved, mediaRestored } from '@plaza/schema/events'
import { lockMedia } from '../data/locks.ts'
import { deleteMediaFromPosts } from '../data/post-media.ts'
import { upsertMediaFile } from '../data/projections/media-files.ts'
import type { DB } from '../generated/database.ts'

/** Which files may be attached, and by whom. */
export const keepMediaFiles = defineConsumer<DB>({
  name: 'media-files',
  handlers: [
    // The last that is told of a file may be any of these.
    ...[mediaReady, mediaRemoved, mediaRestored].map((contract) =>
      onEvent<DB, typeof contract>(contract, (trx, { data: { mediaId, ownerId, version } }) =>
        upsertMediaFile(trx, { mediaId, ownerId, isDeleted: false, version }),
      ),
    ),
    onEvent(mediaDeleted, async (trx, { data: { mediaId, ownerId, version } }) => {
      await lockMedia(trx, [mediaId])
      await upsertMediaFile(trx, { mediaId, ownerId, isDeleted: true, version })
      await deleteMediaFromPosts(trx, mediaId)
    }),
  ],
})
