import { type Kysely, sql } from 'kysely'

/** Whoever has left a group and has blocked somebody in it is not taken back into it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // As the owner, since blocks of others are in nobody's sight. Who may add people may ask, and learns no more than that
  // somebody cannot be added.
  await sql`
    create function stays_away(conversation uuid, people uuid[]) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
      return participates(conversation) and exists (
        select from conversation_participants p
        join block_edges b on b.blocker_id = p.user_id and not b.is_ended
        join conversation_participants o
          on o.conversation_id = p.conversation_id and o.user_id = b.blocked_id and o.left_at is null
        where p.conversation_id = conversation and p.user_id = any (people) and p.left_at is not null
      );
    end
    $$
  `.execute(db)
  await sql`revoke execute on function stays_away(uuid, uuid[]) from public`.execute(db)
  await sql`grant execute on function stays_away(uuid, uuid[]) to messages_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function stays_away(uuid, uuid[])`.execute(db)
}
