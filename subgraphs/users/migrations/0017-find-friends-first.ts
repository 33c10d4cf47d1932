import { type Kysely, sql } from 'kysely'

/** searchUsers with the viewer's friends before everybody else, for names that are completed while they are typed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Friends are read for themselves, so that no crowd of one name takes their places: of a thousand Annas, the friend is
  // not among the 200 of `search_people`. As the owner, as that is: under a policy it could use no index.
  await sql`
    create function search_people_friends_first(
      wanted_username text, fits jsonb, after_score double precision, after_id uuid, max_rows integer
    )
    returns table (user_id uuid, score double precision)
    language plpgsql stable security definer rows 20 set search_path = public, pg_temp
    set plan_cache_mode = force_generic_plan
    as $$
    declare
      -- More than names can score.
      ahead constant double precision := 10;
      viewer uuid := viewer_id();
      friends uuid[] := array(
        select sides.id
        from (
          (select high_id as id, since from friendships where low_id = viewer order by since desc, high_id desc limit 300)
          union all
          (select low_id, since from friendships where high_id = viewer order by since desc, low_id desc limit 300)
        ) as sides
        order by since desc, id desc limit 300
      );
    begin
      return query
        select fitting.id, max(fitting.points)
        from (
          select name_entries.user_id as id, ahead + round((
              fit.score + grade * 0.01 + case when strpos(spelling, '|') = fit."nameLength" + 3 then 0.25 else 0 end
            )::numeric, 4)::double precision as points
          from name_entries
          cross join jsonb_to_recordset(fits) as fit (
            score double precision, "isMistyped" boolean, "all" text[], "any" text[], spelt text[], "nameLength" integer
          )
          where name_entries.user_id = any (friends) and mark is not null
            and not fit."isMistyped" and terms @> fit."all" and terms && fit."any"
            and not exists (select from unnest(fit.spelt) as part where strpos(spelling, part) = 0)
          union all
          select people.user_id, people.score + case when people.user_id = any (friends) then ahead else 0 end
          from search_people(wanted_username, fits, null, null, 200) as people
        ) as fitting
        group by fitting.id
        having after_score is null or (max(fitting.points), fitting.id) < (after_score, after_id)
        order by max(fitting.points) desc, fitting.id desc
        limit max_rows;
    end
    $$
  `.execute(db)
  const name = sql`search_people_friends_first(text, jsonb, double precision, uuid, integer)`
  await sql`revoke execute on function ${name} from public`.execute(db)
  await sql`grant execute on function ${name} to users_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_people_friends_first(text, jsonb, double precision, uuid, integer)`.execute(db)
}
