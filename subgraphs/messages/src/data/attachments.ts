import { statement } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

const attachmentsByMessages = statement((db: Db, { messageIds }: { messageIds: readonly string[] }) =>
  db
    .selectFrom('messageAttachments')
    .select(['messageId', 'mediaId'])
    .where('messageId', 'in', messageIds)
    .orderBy('messageId')
    .orderBy('position'),
)

/** The ids of the files on each message, in their order. */
export async function listMediaIdsByMessages(db: Db, messageIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await attachmentsByMessages.execute(db, { messageIds })
  const byMessage = Map.groupBy(rows, (row) => row.messageId)
  return new Map([...byMessage].map(([id, attached]) => [id, attached.map(({ mediaId }) => mediaId)]))
}

/** Locks the conversations in which the file is shown, in the order of their ids. */
export async function lockConversationsWith(trx: Trx, mediaId: string): Promise<void> {
  await trx
    .selectFrom('conversations as c')
    .select('c.id')
    .where('c.id', 'in', (eb) =>
      eb
        .selectFrom('messageAttachments as a')
        .innerJoin('messages as m', 'm.id', 'a.messageId')
        .select('m.conversationId')
        .where('a.mediaId', '=', mediaId),
    )
    .orderBy('c.id')
    .forUpdate()
    .execute()
}

/** Takes the file off every message that shows it, which changes the message. */
export async function deleteAttachments(trx: Trx, mediaId: string): Promise<void> {
  await trx
    .with('lost', (qb) => qb.deleteFrom('messageAttachments').where('mediaId', '=', mediaId).returning('messageId'))
    .updateTable('messages as m')
    .set({ lastChange: sql`next_change(m.conversation_id)` })
    .where('m.id', 'in', (eb) => eb.selectFrom('lost').select('messageId'))
    .execute()
}
