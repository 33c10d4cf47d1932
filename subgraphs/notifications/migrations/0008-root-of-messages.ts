import { type Kysely, sql } from 'kysely'

/** What was told of a message has it as its root, so that it is taken back with the message as a comment's is with its post. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update notifications set root_id = substr(dedupe_key, length('message:') + 1)::uuid
    where type = 'MESSAGE' and dedupe_key like 'message:%'
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`update notifications set root_id = null where type = 'MESSAGE'`.execute(db)
}
