import { type Kysely, sql } from 'kysely'

/** Who has a message unread is for its sender to say when it is deleted, also after leaving, when policies show nobody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function unread_by(message uuid) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$
      select p.user_id from messages m
      join conversation_participants p on p.conversation_id = m.conversation_id
      where m.id = message and m.sender_id = viewer_id() and p.left_at is null and p.user_id <> m.sender_id
        and greatest(p.last_read_sequence, p.joined_sequence) < m.sequence
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function unread_by(uuid)`.execute(db)
}
