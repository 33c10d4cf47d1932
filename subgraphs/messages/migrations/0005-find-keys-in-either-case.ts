import { type Kysely, sql } from 'kysely'

/**
 * An idempotency key names one message in whatever case it comes. It stays as it was sent, since its client compares it
 * with that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Of keys that differ by their case alone the first message keeps its key.
  await sql`
    update messages m set idempotency_key = null
    where exists (
      select from messages earlier
      where earlier.sender_id = m.sender_id and earlier.conversation_id = m.conversation_id
        and earlier.sequence < m.sequence and lower(earlier.idempotency_key) = lower(m.idempotency_key)
    )
  `.execute(db)
  // A column, not an index on lower(…): that function is not leakproof, so under row-level security no index is searched by
  // it, and a sender of 20,000 messages had all of them read for each new one.
  await sql`
    alter table messages
      add column idempotency_id uuid generated always as (idempotency_key::uuid) stored,
      drop constraint messages_sent_once
  `.execute(db)
  // findSentMessage.
  await sql`
    alter table messages add constraint messages_sent_once unique (sender_id, conversation_id, idempotency_id)
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table messages
      drop constraint messages_sent_once,
      drop column idempotency_id,
      add constraint messages_sent_once unique (sender_id, conversation_id, idempotency_key)
  `.execute(db)
}
