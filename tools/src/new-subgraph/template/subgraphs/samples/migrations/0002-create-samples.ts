import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table samples (
      id uuid primary key,
      author_id uuid not null,
      content text not null,
      is_public boolean not null,
      created_at timestamptz(3) not null default now(),
      -- Looser than the service's limit, which counts what a reader counts: up to 16 code points for each.
      constraint samples_content check (char_length(content) between 1 and 16000)
    );
    alter table samples enable row level security;
    alter table samples force row level security;
    create policy samples_owner on samples to samples_owner using (true) with check (true);
    create policy samples_read on samples for select to samples_app
      using (author_id = (select viewer_id()) or is_public and exists (select from people where user_id = author_id));
    create policy samples_write on samples for insert to samples_app with check (author_id = (select viewer_id()));
    grant select, insert on samples to samples_app;
  `.execute(db)
  // listSamplesByAuthors; erasing a person's account.
  await sql`create index samples_by_author on samples (author_id, id desc)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table samples`.execute(db)
}
