import { type Kysely, sql } from 'kysely'

/** A table with somebody's data, as the services have them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notes (
      id uuid primary key,
      owner_id uuid not null,
      body text not null check (body <> ''),
      size bigint not null default 0,
      price numeric(10, 2),
      written_on date,
      labels text[] not null default '{}',
      data jsonb,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )
  `.execute(db)
  // Notes of one person, newest first.
  await sql`create index notes_owner on notes (owner_id, created_at desc, id desc)`.execute(db)
  await sql`create trigger notes_updated_at before update on notes for each row execute function set_updated_at()`.execute(
    db,
  )
  await sql`alter table notes enable row level security`.execute(db)
  await sql`alter table notes force row level security`.execute(db)
  await sql`create policy notes_owner on notes to lab_owner using (true) with check (true)`.execute(db)
  await sql`
    create policy notes_mine on notes to lab_app
      using (owner_id = (select viewer_id())) with check (owner_id = (select viewer_id()))
  `.execute(db)
  await sql`grant select, insert, update, delete on notes to lab_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table notes`.execute(db)
}
