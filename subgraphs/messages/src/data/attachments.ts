import type { Kysely } from 'kysely'
import type { DB } from '../generated/database.ts'

/** The files on each message, in their order. */
export async function listAttachments(db: Kysely<DB>, messageIds: readonly string[]): Promise<Map<string, string[]>> {
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

/** Those of the files that are the person's own and ready to be attached. */
export function findAttachableMedia(
  db: Kysely<DB>,
  ownerId: string,
  mediaIds: readonly string[],
): Promise<{ id: string; kind: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT' }[]> {
  return db
    .selectFrom('media')
    .select(['id', 'kind'])
    .where('id', 'in', mediaIds)
    .where('ownerId', '=', ownerId)
    .where('isDeleted', '=', false)
    .execute()
}
