import { type Kysely, sql } from 'kysely'

/** What posts knows of other services' data, fed by their events. Each row keeps the version it stands at, ended ones too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type account_status as enum ('ACTIVE', 'DEACTIVATED', 'DELETED')`.execute(db)
  await sql`create type privacy_level as enum ('PUBLIC', 'FRIENDS', 'CUSTOM', 'PRIVATE')`.execute(db)

  await sql`
    create table people (
      user_id uuid primary key,
      status account_status not null,
      version bigint not null
    )
  `.execute(db)
  // Every visibility check: is this author away? Almost nobody is, so the index stays tiny.
  await sql`create index people_away on people (user_id) where status <> 'ACTIVE'`.execute(db)

  // Both directions of a friendship, so that one person's friends are one range of the primary key.
  await sql`
    create table friend_edges (
      user_id uuid not null,
      friend_id uuid not null,
      ended boolean not null default false,
      version bigint not null,
      primary key (user_id, friend_id),
      constraint friend_edges_different_people check (user_id <> friend_id)
    )
  `.execute(db)

  // The primary key answers "whom did the viewer block".
  await sql`
    create table block_edges (
      blocker_id uuid not null,
      blocked_id uuid not null,
      ended boolean not null default false,
      version bigint not null,
      primary key (blocker_id, blocked_id),
      constraint block_edges_different_people check (blocker_id <> blocked_id)
    )
  `.execute(db)
  // Every visibility check: did this author block the viewer?
  await sql`create index block_edges_by_blocked on block_edges (blocked_id, blocker_id) where not ended`.execute(db)

  await sql`
    create table media_files (
      media_id uuid primary key,
      owner_id uuid not null,
      deleted boolean not null default false,
      version bigint not null
    )
  `.execute(db)
  // Erasing a person's account.
  await sql`create index media_files_by_owner on media_files (owner_id)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table media_files, block_edges, friend_edges, people`.execute(db)
  await sql`drop type privacy_level, account_status`.execute(db)
}
