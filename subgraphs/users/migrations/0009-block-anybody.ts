import { type Kysely, sql } from 'kysely'

/** Whoever exists can be blocked, and a request stays its sender's own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // blockUser: also of those whom the viewer may not know of. It is asked by id, and tells no more than that.
  await sql`
    create function existing_people(ids uuid[]) returns setof uuid
    language plpgsql stable security definer rows 2 set search_path = public, pg_temp
    as $$ begin return query select user_id from profiles where user_id = any (ids); end $$
  `.execute(db)
  await sql`revoke execute on function existing_people(uuid[]) from public`.execute(db)
  await sql`grant execute on function existing_people(uuid[]) to users_app`.execute(db)
  await sql`
    alter policy friend_requests_select on friend_requests using (
      from_id = (select viewer_id())
      or (to_id = (select viewer_id()) and from_id not in (select * from people_blocking_viewer()))
    )
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy friend_requests_select on friend_requests using (
      (from_id = (select viewer_id()) or to_id = (select viewer_id()))
      and from_id not in (select * from people_blocking_viewer())
      and to_id not in (select * from people_blocking_viewer())
    )
  `.execute(db)
  await sql`drop function existing_people(uuid[])`.execute(db)
}
