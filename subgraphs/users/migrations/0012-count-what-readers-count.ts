import { type Kysely, sql } from 'kysely'

/**
 * The service counts characters as a reader does, and lets each have up to 16 code points, which is what PostgreSQL counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replace(
    db,
    'profiles',
    'profiles_first_name',
    `char_length(first_name) between 1 and 1600 and btrim(first_name) <> ''`,
  )
  await replace(
    db,
    'profiles',
    'profiles_last_name',
    `char_length(last_name) between 1 and 1600 and btrim(last_name) <> ''`,
  )
  await replace(db, 'profile_details', 'profile_details_bio', `char_length(bio) between 1 and 8000`)
  await replace(db, 'profile_details', 'profile_details_location', `char_length(location) between 1 and 1600`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replace(
    db,
    'profiles',
    'profiles_first_name',
    `char_length(first_name) between 1 and 100 and btrim(first_name) <> ''`,
  )
  await replace(
    db,
    'profiles',
    'profiles_last_name',
    `char_length(last_name) between 1 and 100 and btrim(last_name) <> ''`,
  )
  await replace(db, 'profile_details', 'profile_details_bio', `char_length(bio) between 1 and 500`)
  await replace(db, 'profile_details', 'profile_details_location', `char_length(location) between 1 and 100`)
}

/** Rows that are there already keep to the stricter limit, or may stay when it comes back. */
async function replace(db: Kysely<unknown>, table: string, constraint: string, condition: string): Promise<void> {
  await sql
    .raw(
      `alter table ${table} drop constraint ${constraint}, add constraint ${constraint} check (${condition}) not valid`,
    )
    .execute(db)
}
