import { type Kysely, sql } from 'kysely'

/** How people find each other: by name, and by whom they know. Both honour `searchVisibility` and read a bounded number of rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // As the owner for another reason too: under a policy, a condition that is not leakproof (and no trigram operator is)
  // can't use an index. Bounded: of a term that fits half the network, 200 user names that begin so and 1,000 others are
  // looked at, and of these the 300 best ("user_" among 100,000 people: 1,250 ms without the bounds, 50 with).
  await sql`
    create function search_people(query text, after_score double precision, after_id uuid, max_rows integer)
    returns table (user_id uuid, score double precision)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
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
          (select profiles.user_id, username_key, search_text from profiles where is_active and search_text %> form limit 1000)
        ), scored as materialized (
          select candidates.user_id,
            round(
              (word_similarity(form, search_text) + case
                when username_key = form then 1
                when starts_with(username_key, form) or starts_with(search_text, form) then 0.5
                else 0
              end)::numeric, 4
            )::double precision as score
          from candidates
          -- As a join it would read the settings of everybody.
          where (
            select search_visibility from privacy_settings where privacy_settings.user_id = candidates.user_id
          ) <> 'PRIVATE'
        ), best as materialized (
          select * from scored
          where after_score is null or (scored.score, scored.user_id) < (after_score, after_id)
          order by scored.score desc, scored.user_id desc limit 300
        )
        select best.user_id, best.score
        from best
        join visible_people(array(select best.user_id from best)) as visible on visible.user_id = best.user_id
        where visible.may_find
        order by best.score desc, best.user_id desc
        limit max_rows;
    end
    $$
  `.execute(db)

  // Two hops over the 200 newest friends of each, by Adamic and Adar: a shared friend who has few others says more. People
  // of the same place are added when they show it to the viewer; the well connected while the viewer has few friends.
  await sql`
    create function recommend_people(after_score double precision, after_id uuid, max_rows integer)
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

  await sql`
    revoke execute on function search_people(text, double precision, uuid, integer),
      recommend_people(double precision, uuid, integer) from public
  `.execute(db)
  await sql`
    grant execute on function search_people(text, double precision, uuid, integer),
      recommend_people(double precision, uuid, integer) to users_app
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function recommend_people(double precision, uuid, integer)`.execute(db)
  await sql`drop function search_people(text, double precision, uuid, integer)`.execute(db)
}
