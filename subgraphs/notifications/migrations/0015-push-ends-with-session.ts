import { type Kysely, sql } from 'kysely'

/** Where somebody has signed out, nothing of theirs is shown any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table push_subscriptions add column session_id uuid`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table push_subscriptions drop column session_id`.execute(db)
}
