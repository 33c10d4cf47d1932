import { type Kysely, sql } from 'kysely'

/** Projections have one key in every service that keeps them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people rename column id to user_id`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people rename column user_id to id`.execute(db)
}
