import { type Kysely, sql } from 'kysely'

/** Filtered words count in posts wherever they stand, and in what their person would be notified of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await allowPlaces(db, ['HOME_FEED', 'POSTS', 'COMMENTS', 'NOTIFICATIONS'])
  // Asked once a statement; null when the viewer filters nothing there.
  await sql`
    create function viewer_filter(place text) returns tsquery
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return (
        select string_agg('(' || w.query || ')', ' | ')::tsquery from filtered_words w
        where w.user_id = viewer_id() and place = any (w.places) and (w.expires_at is null or w.expires_at > now())
      );
    end
    $$
  `.execute(db)
  await sql`
    create or replace function viewer_filter() returns tsquery
    language plpgsql stable parallel safe set search_path = public, pg_temp
    as $$
    begin
      return viewer_filter('HOME_FEED');
    end
    $$
  `.execute(db)
  // The words of others are closed to the one who writes: who is not notified of what is written is for other services.
  await sql`
    create function filtering_among(people uuid[], words tsvector) returns setof uuid
    language plpgsql stable security definer rows 1 set search_path = public, pg_temp
    as $$
    begin
      return query
        select distinct w.user_id from filtered_words w
        where w.user_id = any (people) and 'NOTIFICATIONS' = any (w.places)
          and (w.expires_at is null or w.expires_at > now()) and words @@ w.query::tsquery;
    end
    $$
  `.execute(db)
  for (const name of functions) {
    await sql.raw(`revoke execute on function ${name} from public`).execute(db)
    await sql.raw(`grant execute on function ${name} to posts_app`).execute(db)
  }
}

const functions = ['viewer_filter(text)', 'filtering_among(uuid[], tsvector)']

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function viewer_filter() returns tsquery
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return (
        select string_agg('(' || w.query || ')', ' | ')::tsquery from filtered_words w
        where w.user_id = viewer_id() and 'HOME_FEED' = any (w.places) and (w.expires_at is null or w.expires_at > now())
      );
    end
    $$
  `.execute(db)
  for (const name of functions) await sql.raw(`drop function ${name}`).execute(db)
  const left = sql`array(select p from unnest(places) p where p in ('HOME_FEED', 'COMMENTS'))`
  await sql`delete from filtered_words where cardinality(${left}) = 0`.execute(db)
  await sql`update filtered_words set places = ${left}`.execute(db)
  await allowPlaces(db, ['HOME_FEED', 'COMMENTS'])
}

async function allowPlaces(db: Kysely<unknown>, places: readonly string[]): Promise<void> {
  const list = sql.join(places.map((place) => sql.lit(place)))
  await sql`alter table filtered_words drop constraint filtered_words_places`.execute(db)
  await sql`
    alter table filtered_words add constraint filtered_words_places
      check (places <@ array[${list}] and cardinality(places) > 0)
  `.execute(db)
}
