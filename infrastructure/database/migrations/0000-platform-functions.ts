import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // PostgreSQL lets everybody run every function; here requests may run those of their service, and nobody else any.
  await sql`
    do $$
    declare
      app_role text := regexp_replace(current_user, '_owner$', '_app');
    begin
      alter default privileges revoke execute on functions from public;
      execute format('alter default privileges grant execute on functions to %I', app_role);
    end
    $$
  `.execute(db)

  // Who asks, as the viewer transaction said. Policies call it as `(select viewer_id())`, so that it runs once a statement.
  await sql`
    create function viewer_id() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('app.current_user_id', true), '')::uuid $$
  `.execute(db)

  await sql`
    create function set_updated_at() returns trigger
    language plpgsql
    as $$
    begin
      new.updated_at = now();
      return new;
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function set_updated_at()`.execute(db)
  await sql`drop function viewer_id()`.execute(db)
  await sql`
    do $$
    declare
      app_role text := regexp_replace(current_user, '_owner$', '_app');
    begin
      execute format('alter default privileges revoke execute on functions from %I', app_role);
      alter default privileges grant execute on functions to public;
    end
    $$
  `.execute(db)
}
