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

  await sql`
    create function admits_viewer(person uuid, part text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
      return coalesce((
        select case part when 'profile' then sees_profile when 'email' then sees_email when 'phone' then sees_phone end
        from visible_people(array[person])
      ), false);
    end
    $$
  `.execute(db)

  // As the owner for another reason too: under a policy, a condition that is not leakproof (and no trigram operator is)
  // can't use an index. Bounded: 200 user names that begin so and the 500 best of the rest are looked at.
  await sql`
    create function search_people(query text, after_score double precision, after_id uuid, max_rows integer)
    returns table (user_id uuid, score double precision)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.5
    as $$
    declare
      form text := search_form(btrim(query));
    begin
      return query
        with candidates as materialized (
          (
            select profiles.user_id, username_key, search_text
            from profiles
            where is_active and username_key >= form collate "C" and username_key < form || chr(1114111) collate "C"
            order by username_key limit 200
          )
          union
          (
            select profiles.user_id, username_key, search_text
            from profiles
            where is_active and search_text %> form
            order by word_similarity(form, search_text) desc, profiles.user_id desc limit 500
          )
        ), scored as (
          select candidates.user_id,
            round(
              (word_similarity(form, search_text) + case
                when username_key = form then 1
                when starts_with(username_key, form) or starts_with(search_text, form) then 0.5
                else 0
              end)::numeric, 4
            )::double precision as score
          from candidates
          where candidates.user_id in (
            select visible.user_id
            from visible_people((select array_agg(candidates.user_id) from candidates)) as visible
            where visible.may_find
          )
        )
        select scored.user_id, scored.score
        from scored
        where after_score is null or (scored.score, scored.user_id) < (after_score, after_id)
        order by scored.score desc, scored.user_id desc
        limit max_rows;
    end
    $$
  `.execute(db)

  await sql`
    revoke execute on function viewer_friends(), people_blocking_viewer(), people_hidden_from_viewer(),
      visible_people(uuid[]), admits_viewer(uuid, text), search_people(text, double precision, uuid, integer) from public
  `.execute(db)
  await sql`
    grant execute on function viewer_friends(), people_blocking_viewer(), people_hidden_from_viewer(),
      visible_people(uuid[]), admits_viewer(uuid, text), search_people(text, double precision, uuid, integer) to users_app
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_people(text, double precision, uuid, integer)`.execute(db)
  await sql`drop function admits_viewer(uuid, text)`.execute(db)
  await sql`drop function visible_people(uuid[])`.execute(db)
  await sql`drop function people_hidden_from_viewer()`.execute(db)
  await sql`drop function people_blocking_viewer()`.execute(db)
  await sql`drop function viewer_friends()`.execute(db)
}
