import { type Kysely, sql } from 'kysely'

const seen = 'id = any ((select granted_media())::uuid[]) or in_public_collection(id)'

/** What moderators have taken away is its owner's alone to see, until an appeal brings it back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table media_files
      add column removed_at timestamptz(3),
      add column removed_rule text,
      add column removed_by uuid,
      add constraint media_files_removal_is_whole
        check ((removed_at is null) = (removed_rule is null) and (removed_at is null) = (removed_by is null))
  `.execute(db)
  await sql
    .raw(`
      alter policy media_files_seen on media_files using (
        owner_id = (select viewer_id()) or (state = 'READY' and removed_at is null and (${seen}))
      )
    `)
    .execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
      alter policy media_files_seen on media_files using (
        owner_id = (select viewer_id()) or (state = 'READY' and (${seen}))
      )
    `)
    .execute(db)
  await sql`
    alter table media_files
      drop constraint media_files_removal_is_whole, drop column removed_at, drop column removed_rule, drop column removed_by
  `.execute(db)
}
