import { sql } from 'kysely'
import type { Trx } from './db.ts'

/** Which of somebody's lists a conversation stands in. */
export type ConversationFolder = 'INBOX' | 'ARCHIVE'

/** Since when a conversation is silent for somebody, and until when; null where it is not, and where it is for good. */
export interface Muting {
  mutedAt: Date | null
  mutedUntil: Date | null
}

export const isMuted = ({ mutedAt, mutedUntil }: Muting, now: Date): boolean =>
  mutedAt !== null && (mutedUntil === null || mutedUntil > now)

export async function updateFolder(
  trx: Trx,
  conversationId: string,
  userId: string,
  folder: ConversationFolder,
): Promise<void> {
  await updateOwn(trx, conversationId, userId, { folder })
}

export async function updateMuting(trx: Trx, conversationId: string, userId: string, muting: Muting): Promise<void> {
  await updateOwn(trx, conversationId, userId, muting)
}

async function updateOwn(
  trx: Trx,
  conversationId: string,
  userId: string,
  changes: Muting | { folder: ConversationFolder },
): Promise<void> {
  await trx
    .updateTable('conversationParticipants')
    .set(changes)
    .where('conversationId', '=', conversationId)
    .where('userId', '=', userId)
    .where('leftAt', 'is', null)
    .execute()
}

/** The ids of those, in a conversation that the viewer writes in, who are not to be notified of it. */
export async function listQuietPeople(trx: Trx, conversationId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('conversationParticipants')
    .select('userId')
    .where('conversationId', '=', conversationId)
    .where('leftAt', 'is', null)
    .where('mutedAt', 'is not', null)
    .where(sql<boolean>`(muted_until is null or muted_until > now())`)
    .execute()
  return rows.flatMap(({ userId }) => userId ?? [])
}
