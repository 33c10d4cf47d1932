import { type Kysely, sql } from 'kysely'

/** Whom the viewer may mention, so that a composer offers nobody of whom a mention would lead nowhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Others' settings are closed to requests: it tells of each of the people no more than what comes of it.
  await sql`
    create function mentionable_people(ids uuid[]) returns setof uuid
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan
    as $$
    declare
      viewer constant uuid := viewer_id();
    begin
      return query
        select settings.user_id from privacy_settings as settings
        where settings.user_id = any (ids) and (
          settings.user_id = viewer
          or settings.who_may_mention = 'EVERYONE'
          or settings.who_may_mention = 'FRIENDS' and exists (
            select from friendships
            where low_id = least(settings.user_id, viewer) and high_id = greatest(settings.user_id, viewer)
          )
        );
    end
    $$
  `.execute(db)
  await sql`revoke execute on function mentionable_people(uuid[]) from public`.execute(db)
  await sql`grant execute on function mentionable_people(uuid[]) to users_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function mentionable_people(uuid[])`.execute(db)
}
