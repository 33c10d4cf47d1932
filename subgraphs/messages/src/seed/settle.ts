import { type Database, uuidArray } from '@plaza/database'
import { sql } from 'kysely'
import type { Trx } from '../data/db.ts'
import type { DB } from '../generated/database.ts'

/**
 * Gives conversations that were filled by COPY what the triggers would have: their last message and activity, and each
 * participant's read marker and unread count. Running it again changes nothing.
 */
export async function settleConversations(database: Database<DB>): Promise<void> {
  await database.system.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    const filled = await settleLastMessages(trx)
    await settleActivity(trx)
    await settleReadMarkers(trx, filled)
  })
}

/** Gives the conversations that have more messages than they knew of. */
async function settleLastMessages(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update conversations c
    set last_sequence = m.last_sequence, last_activity_at = greatest(c.created_at, m.sent_at)
    from (
      select conversation_id, max(sequence) as last_sequence, max(sent_at) as sent_at
      from messages group by conversation_id
    ) m
    where c.id = m.conversation_id and c.last_sequence < m.last_sequence
    returning c.id
  `.execute(trx)
  return rows.map(({ id }) => id)
}

async function settleActivity(trx: Trx): Promise<void> {
  await sql`
    update conversation_participants p
    set last_activity_at = c.last_activity_at
    from conversations c
    where c.id = p.conversation_id and p.left_at is null and p.last_activity_at <> c.last_activity_at
  `.execute(trx)
}

async function settleReadMarkers(trx: Trx, conversationIds: readonly string[]): Promise<void> {
  await sql`
    update conversation_participants p
    set last_read_sequence = r.read, unread_count = r.unread
    from (
      select p.id,
        count(*) filter (where m.sent_at <= p.last_read_at) as read,
        count(*) filter (
          where (p.last_read_at is null or m.sent_at > p.last_read_at) and m.sender_id is distinct from p.user_id
        ) as unread
      from conversation_participants p
      join messages m on m.conversation_id = p.conversation_id
      where p.conversation_id = any (${uuidArray(conversationIds)})
      group by p.id
    ) r
    where p.id = r.id
  `.execute(trx)
}
