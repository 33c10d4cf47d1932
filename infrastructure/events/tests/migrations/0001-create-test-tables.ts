import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row for each time a handler ran to its commit: a double effect shows.
  await sql`
    create table effects (
      id bigint generated always as identity primary key,
      consumer text not null,
      event_id uuid not null,
      key text not null,
      actor_id uuid,
      data jsonb not null
    )
  `.execute(db)
  await sql`
    create table edges (
      low_id uuid not null,
      high_id uuid not null,
      version integer not null,
      is_ended boolean not null,
      primary key (low_id, high_id)
    )
  `.execute(db)
  // The owner's side of a friendship, whose row lock keeps the order of its events.
  await sql`
    create table friendships (
      low_id uuid not null,
      high_id uuid not null,
      version integer not null,
      is_ended boolean not null,
      primary key (low_id, high_id)
    )
  `.execute(db)
  await sql`create table people (id uuid primary key, version integer not null)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['people', 'friendships', 'edges', 'effects'])
    await sql`drop table ${sql.table(table)}`.execute(db)
}
