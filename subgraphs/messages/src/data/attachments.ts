import type { Db, Trx } from './db.ts'

/** The ids of the files on each message, in their order. */
export async function listMediaIdsByMessages(db: Db, messageIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('messageAttachments')
    .select(['messageId', 'mediaId'])
    .where('messageId', 'in', messageIds)
    .orderBy('messageId')
    .orderBy('position')
    .execute()
  const byMessage = Map.groupBy(rows, (row) => row.messageId)
  return new Map([...byMessage].map(([id, attached]) => [id, attached.map(({ mediaId }) => mediaId)]))
}

/** Takes the file off every message that shows it. */
export async function deleteAttachments(trx: Trx, mediaId: string): Promise<void> {
  await trx.deleteFrom('messageAttachments').where('mediaId', '=', mediaId).execute()
}
