import { type Kysely, sql } from 'kysely'

/**
 * What a person hidden from the receiver did is out of sight while that lasts, read or unread. Decided on reading, so that it
 * comes back by itself and nothing has to go through what many people were told.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Of people who are gone for good.
  await sql`delete from notifications where actor_id is null and type <> 'SECURITY'`.execute(db)
  // Hardly anybody is away, so the index stays tiny.
  await sql`create index people_away on people (user_id) where status <> 'ACTIVE'`.execute(db)
  // Requests may not read blocks: whom somebody else blocked is not theirs to know.
  await sql`
    create function is_hidden(person uuid, viewer uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp cost 50
    as $$
    begin
      return exists (select from people p where p.user_id = person and p.status <> 'ACTIVE')
        or exists (select from block_edges b where b.blocker_id = viewer and b.blocked_id = person and not b.is_ended)
        or exists (select from block_edges b where b.blocked_id = viewer and b.blocker_id = person and not b.is_ended);
    end
    $$
  `.execute(db)
  await sql`
    alter policy notifications_read on notifications using (
      user_id = (select viewer_id()) and (actor_id is null or not is_hidden(actor_id, (select viewer_id())))
    )
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter policy notifications_read on notifications using (user_id = (select viewer_id()))`.execute(db)
  await sql`drop function is_hidden(uuid, uuid)`.execute(db)
  await sql`drop index people_away`.execute(db)
}
