import { type Kysely, sql } from 'kysely'

/** A user name and password before the host of a website were shown to everybody who sees the profile. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update profile_details set website = regexp_replace(website, '^(https?://)[^/?#]*@', '\\1', 'i')
    where website ~* '^https?://[^/?#]*@'
  `.execute(db)
  await sql`
    alter table profile_details
      add constraint profile_details_website_without_password check (website !~* '^https?://[^/?#]*@')
  `.execute(db)
}

/** The passwords don't come back. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table profile_details drop constraint profile_details_website_without_password`.execute(db)
}
