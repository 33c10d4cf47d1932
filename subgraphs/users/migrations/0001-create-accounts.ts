import { type Kysely, sql } from 'kysely'

/** What users knows from other services: accounts of auth, files of media. Events fill them; nobody else writes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type account_status as enum ('ACTIVE', 'DEACTIVATED', 'DELETED')`.execute(db)

  // Outlives the person: a deleted account stays as its id and version, so that a late event can't bring it back.
  await sql`
    create table accounts (
      user_id uuid primary key,
      username text,
      email text,
      status account_status not null default 'ACTIVE',
      version bigint not null,
      constraint accounts_erased check (status <> 'DELETED' or (username is null and email is null)),
      constraint accounts_kept check (status = 'DELETED' or (username is not null and email is not null))
    )
  `.execute(db)

  await sql`create type media_kind as enum ('IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT')`.execute(db)
  // A deleted file stays as a row too, so that its events may come in any order.
  await sql`
    create table media_files (
      media_id uuid primary key,
      owner_id uuid not null,
      kind media_kind not null,
      is_deleted boolean not null default false,
      version bigint not null
    )
  `.execute(db)
  // Erasure: the files of a deleted account.
  await sql`create index media_files_owner on media_files (owner_id)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table media_files`.execute(db)
  await sql`drop type media_kind`.execute(db)
  await sql`drop table accounts`.execute(db)
  await sql`drop type account_status`.execute(db)
}
