import { type Kysely, sql } from 'kysely'

/**
 * Events that wait for the relay. The first five columns are those of Debezium's outbox router.
 *
 * Commit-safe order: a row may be published once every transaction that could still bring an earlier one has ended
 * (`transaction < pg_snapshot_xmin(pg_current_snapshot())`), in the order of `position`. Two transactions that change the
 * same aggregate wait for each other on its row lock, so insert the event after the change it tells of.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox (
      id uuid primary key,
      aggregatetype text not null,
      aggregateid text not null,
      type text not null,
      payload jsonb,
      topic text not null,
      key text not null,
      actor_id uuid default viewer_id(),
      traceparent text default nullif(current_setting('app.traceparent', true), ''),
      position bigint not null generated always as identity unique,
      transaction xid8 not null default pg_current_xact_id(),
      created_at timestamptz(3) not null default now(),
      published_at timestamptz(3)
    )
  `.execute(db)
  // The relay: what is not published yet, in order.
  await sql`create index outbox_unpublished on outbox (position) where published_at is null`.execute(db)
  // Retention: published rows past their time.
  await sql`create index outbox_published_at on outbox (published_at) where published_at is not null`.execute(db)

  // A request may say what happened and nothing else: not read the outbox, and not name another actor.
  await sql`alter table outbox enable row level security`.execute(db)
  await sql`alter table outbox force row level security`.execute(db)
  await sql`
    do $$
    declare
      owner_role text := current_user;
      app_role text := regexp_replace(current_user, '_owner$', '_app');
    begin
      execute format('create policy outbox_owner on outbox to %I using (true) with check (true)', owner_role);
      execute format('create policy outbox_insert on outbox for insert to %I with check (true)', app_role);
      execute format(
        'grant insert (id, aggregatetype, aggregateid, type, payload, topic, key) on outbox to %I', app_role
      );
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table outbox`.execute(db)
}
