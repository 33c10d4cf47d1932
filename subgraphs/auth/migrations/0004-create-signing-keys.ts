import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A key is published from the moment it exists, signs from `signs_from` until its successor does, and stays published
  // until the last token it signed has expired.
  await sql`
    create table signing_keys (
      id uuid primary key,
      public_key jsonb not null,
      private_key_encrypted bytea not null,
      signs_from timestamptz(3) not null,
      signs_until timestamptz(3),
      published_until timestamptz(3),
      created_at timestamptz(3) not null default now(),
      constraint signing_keys_retire_is_whole check ((signs_until is null) = (published_until is null)),
      constraint signing_keys_order check (signs_from <= signs_until and signs_until <= published_until)
    )
  `.execute(db)
  // A second key without an end would leave it open which one signs.
  await sql`
    create unique index signing_keys_last on signing_keys ((signs_until is null)) where signs_until is null
  `.execute(db)
  await sql`alter table signing_keys enable row level security`.execute(db)
  await sql`alter table signing_keys force row level security`.execute(db)
  await sql`create policy signing_keys_owner on signing_keys to auth_owner using (true) with check (true)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table signing_keys`.execute(db)
}
