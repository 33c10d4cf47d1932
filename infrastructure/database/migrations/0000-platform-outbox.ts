import { type Kysely, sql } from 'kysely'

/**
 * Events that wait for the relay, and the history of those it has published. The columns are those of Debezium's outbox
 * router: `aggregatetype` is the topic, `aggregateid` the message key.
 *
 * Order: a transaction that changes an aggregate another one is changing waits on its row lock, so among the rows of one
 * key `position` follows the order of commits; insert the event after the change it tells of. The relay marks rows rather
 * than keeping a cursor, so a row that commits late is never skipped. `transaction` lets live feeds read exactly what has
 * been committed between two snapshots.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox (
      id uuid primary key,
      aggregatetype text not null,
      aggregateid text not null,
      type text not null,
      subject text not null,
      payload jsonb not null,
      actor_id uuid default viewer_id(),
      traceparent text default nullif(current_setting('app.traceparent', true), ''),
      position bigint not null generated always as identity,
      transaction xid8 not null default pg_current_xact_id(),
      created_at timestamptz(3) not null default now(),
      published_at timestamptz(3)
    )
  `.execute(db)
  // The relay: what is not published yet, in order.
  await sql`create index outbox_unpublished on outbox (position) where published_at is null`.execute(db)
  // Live feeds: what was committed since the last look.
  await sql`create index outbox_transaction on outbox (transaction)`.execute(db)
  // Compaction of state topics, and reading a topic's history to rebuild a projection.
  await sql`create index outbox_history on outbox (aggregatetype, aggregateid, position)`.execute(db)
  // Retention: published rows past their time.
  await sql`create index outbox_published_at on outbox (published_at) where published_at is not null`.execute(db)

  // Wakes a sleeping relay. While it is awake it holds this lock and looks by itself: a NOTIFY in every transaction would
  // cost a third of the write rate, because their commits wait for each other.
  await sql`
    create function wake_outbox_relay() returns trigger
    language plpgsql
    as $$
    begin
      if pg_try_advisory_lock_shared(1886151034, 2) then
        perform pg_advisory_unlock_shared(1886151034, 2);
        perform pg_notify('outbox', '');
      end if;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger outbox_wakes_relay after insert on outbox
    for each statement execute function wake_outbox_relay()
  `.execute(db)

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
        'grant insert (id, aggregatetype, aggregateid, type, subject, payload) on outbox to %I', app_role
      );
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table outbox`.execute(db)
  await sql`drop function wake_outbox_relay()`.execute(db)
}
