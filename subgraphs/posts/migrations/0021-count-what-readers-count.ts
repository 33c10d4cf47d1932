import { type Kysely, sql } from 'kysely'

/**
 * The service counts characters as a reader does, and lets each have up to 16 code points, which is what PostgreSQL counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'posts', 'posts_content_length', `char_length(content) <= 80000`)
  await replace(db, 'posts', 'posts_location_length', `char_length(location) between 1 and 1600`)
  await replace(
    db,
    'comments',
    'comments_content',
    `case when deleted_at is null then author_id is not null and char_length(content) between 1 and 32000 else author_id is null and content = '' end`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'posts', 'posts_content_length', `char_length(content) <= 5000`)
  await replace(db, 'posts', 'posts_location_length', `char_length(location) between 1 and 100`)
  await replace(
    db,
    'comments',
    'comments_content',
    `case when deleted_at is null then author_id is not null and char_length(content) between 1 and 2000 else author_id is null and content = '' end`,
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
