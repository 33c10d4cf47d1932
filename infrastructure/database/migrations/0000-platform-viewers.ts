import { type Kysely, sql } from 'kysely'

/**
 * Runs a prepared read once as each of several viewers. The viewer is set as for a request, so the policies that the read is
 * under are those of any request, and there is nothing that a viewer sees here and not there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // `execute` finds the plan that the connection has prepared; what is planned anew at each call costs five times as much.
  await sql`
    create function as_each_viewer(viewers uuid[], statement name, arguments text[]) returns setof record
    language plpgsql
    as $$
    declare
      viewer uuid;
      call text := format('execute %I', statement) || coalesce((
        select '(' || string_agg(quote_nullable(given.value), ',' order by given.place) || ')'
        from unnest(arguments) with ordinality given (value, place)
      ), '');
    begin
      -- As nobody first, for its locks: a snapshot that is older than the end of a wait for one could see a table as it was
      -- before a migration, or as an empty one.
      perform set_config('app.current_user_id', '', true);
      execute call;
      foreach viewer in array viewers loop
        perform set_config('app.current_user_id', coalesce(viewer::text, ''), true);
        return query execute call;
      end loop;
      perform set_config('app.current_user_id', '', true);
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function as_each_viewer(uuid[], name, text[])`.execute(db)
}
