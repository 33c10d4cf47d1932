import { type Kysely, sql } from 'kysely'

/**
 * Who may see what of whom. `visible_people` is the one place that says it; the queries ask it before they read, and the
 * policies of the next migration ask it again. The functions run as the owner: whoever asks may not read other people's
 * settings and blocks, only what follows from them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function viewer_friends() returns setof uuid
    language plpgsql stable security definer rows 50 set search_path = public, pg_temp
    as $$
    begin
      return query
        select high_id from friendships where low_id = viewer_id()
        union all
        select low_id from friendships where high_id = viewer_id();
    end
    $$
  `.execute(db)

  await sql`
    create function people_blocking_viewer() returns setof uuid
    language plpgsql stable security definer rows 5 set search_path = public, pg_temp
    as $$ begin return query select blocker_id from blocks where blocked_id = viewer_id(); end $$
  `.execute(db)

  // Both ways: whom the viewer has blocked is left out of lists too.
  await sql`
    create function people_hidden_from_viewer() returns setof uuid
    language plpgsql stable security definer rows 5 set search_path = public, pg_temp
    as $$
    begin
      return query
        select blocker_id from blocks where blocked_id = viewer_id()
        union all
        select blocked_id from blocks where blocker_id = viewer_id();
    end
    $$
  `.execute(db)

  // No row for whom the viewer may not know: unknown, deactivated and blocked either way look the same.
  await sql`
    create function visible_people(ids uuid[])
    returns table (user_id uuid, sees_profile boolean, sees_email boolean, sees_phone boolean, may_find boolean)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
    as $$
    declare
      viewer uuid := viewer_id();
    begin
      return query
        select person.user_id,
          person.is_self or settings.profile_visibility = 'PUBLIC'
            or (settings.profile_visibility = 'FRIENDS' and person.is_friend),
          person.is_self or settings.email_visibility = 'PUBLIC'
            or (settings.email_visibility = 'FRIENDS' and person.is_friend),
          person.is_self or settings.phone_visibility = 'PUBLIC'
            or (settings.phone_visibility = 'FRIENDS' and person.is_friend),
          person.is_self or settings.search_visibility = 'PUBLIC'
            or (settings.search_visibility = 'FRIENDS' and person.is_friend)
        from (
          select profiles.user_id,
            profiles.user_id is not distinct from viewer as is_self,
            exists (
              select from friendships
              where low_id = least(profiles.user_id, viewer) and high_id = greatest(profiles.user_id, viewer)
            ) as is_friend
          from profiles
          where profiles.user_id = any (ids)
            and (
              profiles.user_id = viewer
              or (
                profiles.is_active
                and not exists (select from blocks where blocker_id = viewer and blocked_id = profiles.user_id)
                and not exists (select from blocks where blocker_id = profiles.user_id and blocked_id = viewer)
              )
            )
        ) as person
        join privacy_settings as settings on settings.user_id = person.user_id;
    end
    $$
  `.execute(db)

  // The one way to the friends of somebody who is not the viewer's friend. Each side of the pair has its own ordered index;
  // of each at most max_rows are read beyond those who are left out.
  await sql`
    create function friends_of(people uuid[], after_since timestamptz, after_id uuid, max_rows integer)
    returns table (user_id uuid, friend_id uuid, since timestamptz)
    language plpgsql stable security definer rows 100 set search_path = public, pg_temp
    as $$
    declare
      hidden uuid[] := array(select people_hidden_from_viewer());
    begin
      return query
        select visible.user_id, newest.friend_id, newest.since
        from visible_people(people) as visible
        cross join lateral (
          select * from (
            (
              select high_id as friend_id, friendships.since
              from friendships
              join profiles on profiles.user_id = high_id and profiles.is_active
              where low_id = visible.user_id and high_id <> all (hidden)
                and (after_since is null or (friendships.since, high_id) < (after_since, after_id))
              order by friendships.since desc, high_id desc limit max_rows
            )
            union all
            (
              select low_id as friend_id, friendships.since
              from friendships
              join profiles on profiles.user_id = low_id and profiles.is_active
              where high_id = visible.user_id and low_id <> all (hidden)
                and (after_since is null or (friendships.since, low_id) < (after_since, after_id))
              order by friendships.since desc, low_id desc limit max_rows
            )
          ) as sides
          order by sides.since desc, sides.friend_id desc limit max_rows
        ) as newest
        where visible.sees_profile
        order by newest.since desc, newest.friend_id desc;
    end
    $$
  `.execute(db)

  await sql`
    revoke execute on function viewer_friends(), people_blocking_viewer(), people_hidden_from_viewer(),
      visible_people(uuid[]), friends_of(uuid[], timestamptz, uuid, integer) from public
  `.execute(db)
  await sql`
    grant execute on function viewer_friends(), people_blocking_viewer(), people_hidden_from_viewer(),
      visible_people(uuid[]), friends_of(uuid[], timestamptz, uuid, integer) to users_app
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function friends_of(uuid[], timestamptz, uuid, integer)`.execute(db)
  await sql`drop function visible_people(uuid[])`.execute(db)
  await sql`drop function people_hidden_from_viewer()`.execute(db)
  await sql`drop function people_blocking_viewer()`.execute(db)
  await sql`drop function viewer_friends()`.execute(db)
}
