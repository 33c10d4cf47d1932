import { type Kysely, sql } from 'kysely'

/**
 * Functions whose arguments are lists: a plan for the list at hand looks cheaper than one for any list, so PostgreSQL would
 * plan anew at each call, which takes longer than the reading (visible_people: 4 ms instead of 0.1).
 */
const plannedOnce = [
  'visible_people(uuid[])',
  'friends_of(uuid[], timestamptz, uuid, integer)',
  'friends_among(uuid, uuid[])',
  'mutual_friends_of(uuid[])',
  'search_people(text, jsonb, double precision, uuid, integer)',
]

/** Recommendations that read few friends, and ask who may be found of those alone who are shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of plannedOnce)
    await sql`alter function ${sql.raw(name)} set plan_cache_mode = force_generic_plan`.execute(db)

  // Kept beside the place, so that people of one place who don't show it need not be read.
  await sql`alter table profile_details add column is_public boolean not null default false`.execute(db)
  await sql`
    update profile_details set is_public = true
    from privacy_settings
    where privacy_settings.user_id = profile_details.user_id and profile_visibility = 'PUBLIC'
  `.execute(db)
  await sql`
    create function keep_is_public() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update profile_details set is_public = new.profile_visibility = 'PUBLIC' where user_id = new.user_id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger keep_is_public_on_insert after insert on privacy_settings
    for each row when (new.profile_visibility = 'PUBLIC') execute function keep_is_public()
  `.execute(db)
  await sql`
    create trigger keep_is_public_on_update after update of profile_visibility on privacy_settings
    for each row when (old.profile_visibility <> new.profile_visibility) execute function keep_is_public()
  `.execute(db)
  await sql`drop index profile_details_location`.execute(db)
  // friendRecommendations: people of the same place who show it.
  await sql`
    create index profile_details_location on profile_details (location_key, user_id)
    where location_key is not null and is_public
  `.execute(db)

  // Two hops over the 100 newest friends on either side of the 40 newest friends, by Adamic and Adar: a shared friend who has
  // few others says more. People of the same place are added when they show it; the well connected while the viewer has
  // few friends. Who may be found is asked in the order of the scores, until the page is full.
  await sql`
    create or replace function recommend_people(after_score double precision, after_id uuid, max_rows integer)
    returns table (user_id uuid, score double precision, reason text)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan
    as $$
    declare
      viewer uuid := viewer_id();
      place text := (select location_key from profile_details where profile_details.user_id = viewer);
      friends uuid[] := array(
        select sides.id
        from (
          (
            select high_id as id, since from friendships where low_id = viewer and inactive_ends = 0
            order by since desc, high_id desc limit 40
          )
          union all
          (
            select low_id, since from friendships where high_id = viewer and inactive_ends = 0
            order by since desc, low_id desc limit 40
          )
        ) as sides
        order by since desc, id desc limit 40
      );
    begin
      return query
        with left_out as materialized (
          select viewer as id
          union select * from viewer_friends()
          union select * from people_hidden_from_viewer()
          union select dismissed_id from recommendation_dismissals where recommendation_dismissals.user_id = viewer
          union select to_id from friend_requests where from_id = viewer and status = 'PENDING'
          union select from_id from friend_requests where to_id = viewer and status = 'PENDING'
        ), grounds as (
          select hop.id, sum(1 / ln(hop.degree + 1))::double precision as mutual, 0::double precision as near,
            0::double precision as popular
          from unnest(friends) as friend (id)
          cross join lateral (
            select sides.id, count(*) over () as degree
            from (
              (
                select high_id as id from friendships where low_id = friend.id and inactive_ends = 0
                order by since desc, high_id desc limit 100
              )
              union all
              (
                select low_id from friendships where high_id = friend.id and inactive_ends = 0
                order by since desc, low_id desc limit 100
              )
            ) as sides
          ) as hop
          group by hop.id
          union all
          (
            select profile_details.user_id, 0, 0.3, 0 from profile_details
            where location_key = place and is_public order by profile_details.user_id desc limit 200
          )
          union all
          (
            select profile_details.user_id, 0, 0, ln(friend_count) / 100
            from profile_details
            where friend_count >= 10 and cardinality(friends) < 5
            order by friend_count desc, profile_details.user_id limit 200
          )
        ), best as materialized (
          select grounds.id,
            round((sum(mutual) + sum(near) + sum(popular))::numeric, 6)::double precision as total,
            case when sum(mutual) > 0 then 'MUTUAL_FRIENDS' when sum(near) > 0 then 'SAME_LOCATION' else 'POPULAR' end as ground
          from grounds
          where grounds.id not in (select left_out.id from left_out)
          group by grounds.id
          order by total desc, grounds.id desc limit 300
        ), next as (
          select * from best
          where after_score is null or (total, best.id) < (after_score, after_id)
          order by total desc, best.id desc offset 0
        )
        select next.id, total, ground
        from next
        where (select may_find from visible_people(array[next.id]))
        limit max_rows;
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of plannedOnce) await sql`alter function ${sql.raw(name)} reset plan_cache_mode`.execute(db)

  await sql`
    create or replace function recommend_people(after_score double precision, after_id uuid, max_rows integer)
    returns table (user_id uuid, score double precision, reason text)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
    as $$
    declare
      viewer uuid := viewer_id();
      place text := (select location_key from profile_details where profile_details.user_id = viewer);
      friends uuid[] := array(
        select sides.id
        from (
          select high_id as id, since from friendships where low_id = viewer
          union all
          select low_id, since from friendships where high_id = viewer
        ) as sides
        order by since desc, id desc limit 200
      );
    begin
      return query
        with left_out as materialized (
          select viewer as id
          union select * from viewer_friends()
          union select * from people_hidden_from_viewer()
          union select dismissed_id from recommendation_dismissals where recommendation_dismissals.user_id = viewer
          union select to_id from friend_requests where from_id = viewer and status = 'PENDING'
          union select from_id from friend_requests where to_id = viewer and status = 'PENDING'
        ), grounds as (
          select hop.id, sum(1 / ln(hop.degree + 1))::double precision as mutual, 0::double precision as near,
            0::double precision as popular
          from unnest(friends) as friend (id)
          cross join lateral (
            select sides.id, count(*) over () as degree
            from (
              (select high_id as id from friendships where low_id = friend.id order by since desc, high_id desc limit 200)
              union all
              (select low_id from friendships where high_id = friend.id order by since desc, low_id desc limit 200)
            ) as sides
          ) as hop
          group by hop.id
          union all
          (select profile_details.user_id, 0, 0.3, 0 from profile_details where location_key = place limit 200)
          union all
          (
            select profile_details.user_id, 0, 0, ln(friend_count) / 100
            from profile_details
            where friend_count >= 10 and cardinality(friends) < 5
            order by friend_count desc, profile_details.user_id limit 200
          )
        ), best as materialized (
          select grounds.id, sum(mutual) as mutual, sum(near) as near, sum(popular) as popular
          from grounds
          where grounds.id not in (select left_out.id from left_out)
          group by grounds.id
          order by sum(mutual) + sum(near) + sum(popular) desc, grounds.id desc limit 300
        ), recommended as (
          select best.id,
            round((mutual + popular + case when sees_profile then near else 0 end)::numeric, 6)::double precision as total,
            case
              when mutual > 0 then 'MUTUAL_FRIENDS'
              when near > 0 and sees_profile then 'SAME_LOCATION'
              else 'POPULAR'
            end as ground
          from best
          join visible_people(array(select best.id from best)) as visible on visible.user_id = best.id
          where may_find
        )
        select recommended.id, total, ground
        from recommended
        where total > 0 and (after_score is null or (total, recommended.id) < (after_score, after_id))
        order by total desc, recommended.id desc
        limit max_rows;
    end
    $$
  `.execute(db)
  await sql`drop trigger keep_is_public_on_update on privacy_settings`.execute(db)
  await sql`drop trigger keep_is_public_on_insert on privacy_settings`.execute(db)
  await sql`drop function keep_is_public()`.execute(db)
  // With it goes its index.
  await sql`alter table profile_details drop column is_public`.execute(db)
  await sql`
    create index profile_details_location on profile_details (location_key) where location_key is not null
  `.execute(db)
}
