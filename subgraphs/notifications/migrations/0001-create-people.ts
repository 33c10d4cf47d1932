import { type Kysely, sql } from 'kysely'

/** What notifications knows of people, fed by the events of auth and users. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type account_status as enum ('ACTIVE', 'DEACTIVATED', 'DELETED')`.execute(db)

  // Two topics feed a row, each with a version of its own. An erased person's row stays as a mark without data.
  await sql`
    create table people (
      id uuid primary key,
      status account_status not null default 'ACTIVE',
      email text,
      email_verified_at timestamptz(3),
      account_version bigint not null default 0,
      display_name text,
      profile_version bigint not null default 0,
      constraint people_erased check (
        status <> 'DELETED' or (email is null and email_verified_at is null and display_name is null)
      )
    );
    alter table people enable row level security;
    alter table people force row level security;
    create policy people_owner on people to notifications_owner using (true) with check (true);
    create policy people_read on people for select to notifications_app using ((select viewer_id()) is not null);
  `.execute(db)
  // Names are in every text; addresses are for the owner alone.
  await sql`grant select (id, status, display_name) on people to notifications_app`.execute(db)

  await sql`
    create table block_edges (
      blocker_id uuid not null,
      blocked_id uuid not null,
      is_ended boolean not null default false,
      version bigint not null,
      primary key (blocker_id, blocked_id),
      check (blocker_id <> blocked_id)
    );
    alter table block_edges enable row level security;
    alter table block_edges force row level security;
    create policy block_edges_owner on block_edges to notifications_owner using (true) with check (true);
  `.execute(db)
  // listRecipients: who of the recipients has been blocked by the actor, or has blocked them.
  await sql`create index block_edges_blocked on block_edges (blocked_id, blocker_id) where not is_ended`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table block_edges, people`.execute(db)
  await sql`drop type account_status`.execute(db)
}
