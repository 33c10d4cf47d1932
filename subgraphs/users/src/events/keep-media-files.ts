import { defineConsumer, onEvent, publish } from '@plaza/events'
import { mediaDeleted, mediaReady, mediaRemoved, mediaRestored, userProfileUpdated } from '@plaza/schema/events'
import { lockMedia } from '../data/locks.ts'
import { deleteMediaFromProfiles } from '../data/profiles.ts'
import { upsertMediaFile } from '../data/projections/media-files.ts'
import type { DB } from '../generated/database.ts'

/** Which files may be shown on a profile. */
export const keepMediaFiles = defineConsumer<DB>({
  name: 'media-files',
  tables: ['media_files'],
  handlers: [
    // The last that is told of a file may be any of these.
    ...[mediaReady, mediaRemoved, mediaRestored].map((contract) =>
      onEvent<DB, typeof contract>(contract, (trx, { data: { mediaId, ownerId, kind, version } }) =>
        upsertMediaFile(trx, { mediaId, ownerId, kind, isDeleted: false, version }),
      ),
    ),
    onEvent(mediaDeleted, async (trx, { data: { mediaId, ownerId, kind, version } }) => {
      await lockMedia(trx, [mediaId])
      if (!(await upsertMediaFile(trx, { mediaId, ownerId, kind, isDeleted: true, version }))) return
      for (const { profile, changedFields } of await deleteMediaFromProfiles(trx, mediaId)) {
        await publish(trx, userProfileUpdated, { ...profile, changedFields })
      }
    }),
  ],
})
