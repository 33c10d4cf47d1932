import { type Kysely, sql } from 'kysely'

/** Whom somebody does not want to read or hear of, for a time or until they say otherwise. Nobody but they knows of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence mute_versions`.execute(db)
  await sql`
    create table mutes (
      muter_id uuid not null references profiles,
      muted_id uuid not null references profiles,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3),
      version bigint not null default nextval('mute_versions'),
      -- User.viewerMute.
      primary key (muter_id, muted_id),
      constraint mutes_two_people check (muter_id <> muted_id)
    )
  `.execute(db)
  // Viewer.mutedUsers, newest first.
  await sql`create index mutes_newest on mutes (muter_id, created_at desc, muted_id desc)`.execute(db)
  // Erasure of the muted person.
  await sql`create index mutes_muted on mutes (muted_id)`.execute(db)
  // Clean-up of what has expired.
  await sql`create index mutes_expiry on mutes (expires_at) where expires_at is not null`.execute(db)

  await sql`
    alter table mutes enable row level security;
    alter table mutes force row level security;
    create policy mutes_owner on mutes to users_owner using (true) with check (true);
    create policy mutes_select on mutes for select to users_app using (muter_id = (select viewer_id()));
    create policy mutes_insert on mutes for insert to users_app with check (muter_id = (select viewer_id()));
    create policy mutes_update on mutes for update to users_app
      using (muter_id = (select viewer_id())) with check (muter_id = (select viewer_id()));
    create policy mutes_delete on mutes for delete to users_app using (muter_id = (select viewer_id()));
    grant select, insert, update (expires_at, created_at, version), delete on mutes to users_app;
    grant usage on sequence mute_versions to users_app;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table mutes`.execute(db)
  await sql`drop sequence mute_versions`.execute(db)
}
