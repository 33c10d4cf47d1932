import { defineConsumer, onEvent } from '@plaza/events'
import { mediaDeleted, mediaReady } from '@plaza/schema/events'
import { dropFromPosts, lockMedia, putMediaFile } from '../data/projections/media-files.ts'
import type { DB } from '../generated/database.ts'

/** Which files may be attached, and by whom. */
export const mediaFiles = defineConsumer<DB>({
  name: 'media-files',
  handlers: [
    onEvent(mediaReady, (trx, { data }) => putMediaFile(trx, data, false)),
    onEvent(mediaDeleted, async (trx, { data }) => {
      await lockMedia(trx, [data.mediaId])
      await putMediaFile(trx, data, true)
      await dropFromPosts(trx, data.mediaId)
    }),
  ],
})
