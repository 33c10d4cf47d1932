import { sql } from 'kysely'
import type { Trx } from './db.ts'
import { lockAgainstTelling, lockForTelling } from './locks.ts'

interface Mark {
  userId: string
  conversationId: string
  /** A message's id; ids of messages grow with time. */
  readUpTo?: string
  leftAt?: Date
}

/** Moves the person's mark, never back. A transaction that tells of the conversation sees it, or has committed before. */
export async function upsertConversationMark(trx: Trx, mark: Mark): Promise<void> {
  const { userId, conversationId, readUpTo = null, leftAt = null } = mark
  await lockForTelling(trx, [])
  await lockAgainstTelling(trx, [conversationId])
  await sql`
    insert into conversation_marks as mark (user_id, conversation_id, read_up_to, left_at)
    select ${userId}::uuid, ${conversationId}::uuid, ${readUpTo}::uuid, ${leftAt}::timestamptz
    where not exists (select from people where user_id = ${userId} and status = 'DELETED')
    on conflict (user_id, conversation_id) do update set
      read_up_to = greatest(mark.read_up_to, excluded.read_up_to),
      left_at = greatest(mark.left_at, excluded.left_at)
  `.execute(trx)
}

/** Those of the people who have not left since. */
export async function listThoseStillThere(
  trx: Trx,
  userIds: readonly string[],
  { conversationId, at }: { conversationId: string; at: Date },
): Promise<string[]> {
  if (userIds.length === 0) return []
  const rows = await trx
    .selectFrom('conversationMarks')
    .select('userId')
    .where('conversationId', '=', conversationId)
    .where('userId', 'in', userIds)
    .where('leftAt', '>=', at)
    .execute()
  const gone = new Set(rows.map(({ userId }) => userId))
  return userIds.filter((id) => !gone.has(id))
}

/** Those of the people for whom the message is news: not read yet, and from no time before they left. */
export async function listThoseStillToTell(
  trx: Trx,
  userIds: readonly string[],
  message: { conversationId: string; id: string; sentAt: Date },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('conversationMarks')
    .select('userId')
    .where('conversationId', '=', message.conversationId)
    .where('userId', 'in', userIds)
    .where(({ or, eb }) => or([eb('readUpTo', '>=', message.id), eb('leftAt', '>=', message.sentAt)]))
    .execute()
  const done = new Set(rows.map(({ userId }) => userId))
  return userIds.filter((id) => !done.has(id))
}
