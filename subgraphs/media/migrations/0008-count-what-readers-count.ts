import { type Kysely, sql } from 'kysely'

/**
 * The service counts characters as a reader does, and lets each have up to 16 code points, which is what PostgreSQL counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'media_files', 'media_files_alt_text_check', `char_length(alt_text) between 1 and 16000`)
  await replace(db, 'uploads', 'uploads_alt_text_check', `char_length(alt_text) between 1 and 16000`)
  await replace(db, 'media_collections', 'media_collections_name_check', `char_length(name) between 1 and 1600`)
  await replace(
    db,
    'media_collections',
    'media_collections_description_check',
    `char_length(description) between 1 and 8000`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'media_files', 'media_files_alt_text_check', `char_length(alt_text) between 1 and 1000`)
  await replace(db, 'uploads', 'uploads_alt_text_check', `char_length(alt_text) between 1 and 1000`)
  await replace(db, 'media_collections', 'media_collections_name_check', `char_length(name) between 1 and 100`)
  await replace(
    db,
    'media_collections',
    'media_collections_description_check',
    `char_length(description) between 1 and 500`,
  )
}

/** Rows that are there already keep to the stricter limit, or may stay when it comes back. */
async function replace(db: Kysely<unknown>, table: string, constraint: string, condition: string): Promise<void> {
  await sql
    .raw(
      `alter table ${table} drop constraint ${constraint}, add constraint ${constraint} check (${condition}) not valid`,
    )
    .execute(db)
}
