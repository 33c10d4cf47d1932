import { type Kysely, sql } from 'kysely'

/** What consumers have done and could not do. Only the owner comes here: requests have no business with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbox (
      consumer text not null,
      event_id uuid not null,
      processed_at timestamptz(3) not null default now(),
      primary key (consumer, event_id)
    )
  `.execute(db)
  // Retention: rows older than the longest possible redelivery.
  await sql`create index inbox_processed_at on inbox (processed_at)`.execute(db)

  // `value` and `headers` are as they came: a message that can't be parsed must still be listed and replayed.
  await sql`
    create table dead_letters (
      id uuid primary key,
      consumer text not null,
      topic text not null,
      key text,
      event_id uuid,
      type text,
      headers jsonb not null default '{}',
      value text,
      error text not null,
      attempts integer not null,
      failed_at timestamptz(3) not null default now(),
      replayed_at timestamptz(3)
    )
  `.execute(db)
  // `events:dead-letters list`: what still waits, oldest first.
  await sql`create index dead_letters_waiting on dead_letters (failed_at, id) where replayed_at is null`.execute(db)

  for (const name of ['inbox', 'dead_letters']) {
    const table = sql.table(name)
    await sql`alter table ${table} enable row level security`.execute(db)
    await sql`alter table ${table} force row level security`.execute(db)
    await sql`create policy ${sql.id(`${name}_owner`)} on ${table} to current_user using (true) with check (true)`.execute(
      db,
    )
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table dead_letters`.execute(db)
  await sql`drop table inbox`.execute(db)
}
