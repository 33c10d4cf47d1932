import { type Kysely, sql } from 'kysely'

// Functions whose bodies name the columns; policies and indexes follow a renamed column by themselves.
const readers = [
  'viewer_has_blocks()',
  'is_hidden(uuid, uuid, boolean)',
  'sees_post(uuid, uuid, privacy_level, timestamptz, uuid, boolean)',
  'rank_home_feed()',
  'latest_home_feed(timestamptz, uuid, integer)',
]

/** The projections' columns and the locks have the names that the other services give them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table friend_edges rename column ended to is_ended`.execute(db)
  await sql`alter table block_edges rename column ended to is_ended`.execute(db)
  await sql`alter table media_files rename column deleted to is_deleted`.execute(db)
  await replaceInReaders(db, 'ended', 'is_ended')
  await sql`alter function hold_post(uuid) rename to lock_post`.execute(db)
  await sql`alter function hold_comment(uuid) rename to lock_comment`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter function lock_comment(uuid) rename to hold_comment`.execute(db)
  await sql`alter function lock_post(uuid) rename to hold_post`.execute(db)
  await replaceInReaders(db, 'is_ended', 'ended')
  await sql`alter table media_files rename column is_deleted to deleted`.execute(db)
  await sql`alter table block_edges rename column is_ended to ended`.execute(db)
  await sql`alter table friend_edges rename column is_ended to ended`.execute(db)
}

/** Each keeps its text but for the one word, and with it its plan, its rights and its settings. */
async function replaceInReaders(db: Kysely<unknown>, word: string, other: string): Promise<void> {
  for (const reader of readers) {
    const { rows } = await sql<{ definition: string }>`
      select regexp_replace(pg_get_functiondef(${reader}::regprocedure), ${`\\m${word}\\M`}, ${other}, 'g') as definition
    `.execute(db)
    await sql.raw(rows[0]!.definition).execute(db)
  }
}
