import { type Kysely, sql } from 'kysely'

/** Who may write to a person and mention them. Other services apply it, so these two are told by an event with a version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type who_may_message as enum ('EVERYONE', 'REQUEST', 'FRIENDS')`.execute(db)
  await sql`create type who_may_mention as enum ('EVERYONE', 'FRIENDS', 'NOBODY')`.execute(db)
  await sql`
    alter table privacy_settings
      add column who_may_message who_may_message not null default 'REQUEST',
      add column who_may_mention who_may_mention not null default 'EVERYONE',
      -- Of the last 'privacy.changed'; 0 for those who keep the first choices, of whom no event tells.
      add column version bigint not null default 0
  `.execute(db)
  await sql`grant update (who_may_message, who_may_mention, version) on privacy_settings to users_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table privacy_settings drop column version, drop column who_may_mention, drop column who_may_message
  `.execute(db)
  await sql`drop type who_may_mention`.execute(db)
  await sql`drop type who_may_message`.execute(db)
}
