import { defineConsumer, onEvent } from '@plaza/events'
import { mediaDeleted, mediaReady, mediaRemoved, mediaRestored } from '@plaza/schema/events'
import { deleteAttachments, lockConversationsWith } from '../data/attachments.ts'
import { upsertMediaFile } from '../data/projections/media-files.ts'
import type { DB } from '../generated/database.ts'

/** What may be attached. A deleted file comes off the messages that show it, which a rebuild may do again. */
export const keepMediaFiles = defineConsumer<DB>({
  name: 'media',
  tables: ['media_files'],
  handlers: [
    // The last that is told of a file may be any of these.
    ...[mediaReady, mediaRemoved, mediaRestored].map((contract) =>
      onEvent<DB, typeof contract>(contract, (trx, { data: { mediaId, ownerId, kind, version } }) =>
        upsertMediaFile(trx, { mediaId, ownerId, kind, isDeleted: false, version }),
      ),
    ),
    onEvent(mediaDeleted, async (trx, { data: { mediaId, ownerId, kind, version } }) => {
      // In the order of those who send: a conversation before its files.
      await lockConversationsWith(trx, mediaId)
      // From here on nobody can attach it, and a transaction that was attaching it has committed.
      await upsertMediaFile(trx, { mediaId, ownerId, kind, isDeleted: true, version })
      await deleteAttachments(trx, mediaId)
    }),
  ],
})
