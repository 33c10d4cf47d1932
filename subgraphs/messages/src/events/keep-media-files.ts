import { defineConsumer, onEvent } from '@plaza/events'
import { mediaDeleted, mediaReady } from '@plaza/schema/events'
import { sql, type Transaction } from 'kysely'
import type { DB, MediaKind } from '../generated/database.ts'

/** What may be attached. A deleted file comes off the messages that show it, which a rebuild may do again. */
export const keepMedia = defineConsumer<DB>({
  name: 'media',
  tables: ['media'],
  handlers: [
    onEvent(mediaReady, (trx, { data }) => keep(trx, data, false)),
    onEvent(mediaDeleted, async (trx, { data }) => {
      // First: from here on nobody can attach it, and whoever was attaching it has committed.
      await keep(trx, data, true)
      await trx.deleteFrom('messageAttachments').where('mediaId', '=', data.mediaId).execute()
    }),
  ],
})

async function keep(
  trx: Transaction<DB>,
  file: { mediaId: string; ownerId: string; kind: MediaKind; version: number },
  isDeleted: boolean,
): Promise<void> {
  const { mediaId, ownerId, kind, version } = file
  await trx
    .insertInto('media')
    .values({ id: mediaId, ownerId, kind, isDeleted, version })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ kind, isDeleted, version })
        .where(sql<boolean>`excluded.version > media.version`),
    )
    .execute()
}
