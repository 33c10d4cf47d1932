import { type Kysely, sql } from 'kysely'

/**
 * The service counts characters as a reader does, and lets each have up to 16 code points, which is what PostgreSQL counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'conversations', 'conversations_name_length', `char_length(btrim(name)) between 1 and 1600`)
  await replace(db, 'conversations', 'conversations_description_length', `char_length(description) <= 8000`)
  await replace(
    db,
    'messages',
    'messages_content',
    `char_length(content) <= 80000 and case when deleted_at is not null then content = '' when type = 'TEXT' then btrim(content) <> '' and media_count = 0 when type = 'VOICE' then media_count = 1 else media_count between 1 and 10 end`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'conversations', 'conversations_name_length', `char_length(btrim(name)) between 1 and 100`)
  await replace(db, 'conversations', 'conversations_description_length', `char_length(description) <= 500`)
  await replace(
    db,
    'messages',
    'messages_content',
    `char_length(content) <= 5000 and case when deleted_at is not null then content = '' when type = 'TEXT' then btrim(content) <> '' and media_count = 0 when type = 'VOICE' then media_count = 1 else media_count between 1 and 10 end`,
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
