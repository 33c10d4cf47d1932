import { type Kysely, sql } from 'kysely'

/** What moderators have taken off a profile, so that an appeal brings it back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table removed_profile_parts (
      user_id uuid primary key references profiles on delete cascade,
      decision_id uuid not null,
      saved jsonb not null,
      removed_at timestamptz(3) not null
    );
    alter table removed_profile_parts enable row level security;
    alter table removed_profile_parts force row level security;
    create policy removed_profile_parts_owner on removed_profile_parts to users_owner using (true) with check (true);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table removed_profile_parts`.execute(db)
}
