import { type Kysely, sql } from 'kysely'

/** The language in which the person gets mails and push messages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table accounts add column locale text not null default 'en'
      constraint accounts_locale_known check (locale in ('en', 'de'))
  `.execute(db)
  await sql`grant select (locale) on accounts to auth_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table accounts drop column locale`.execute(db)
}
