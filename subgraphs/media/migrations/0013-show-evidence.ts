import { type Kysely, sql } from 'kysely'

const seen = 'id = any ((select granted_media())::uuid[]) or in_public_collection(id)'

/** A moderator is shown what was reported also after it was removed: an appeal is judged by what there was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The files for which this transaction has verified a grant of the service that keeps evidence.
  await sql`
    create function evidence_media() returns uuid[] language sql stable parallel safe as
    $$ select coalesce(nullif(current_setting('app.evidence_media', true), ''), '{}')::uuid[] $$
  `.execute(db)
  await sql
    .raw(`
      grant execute on function evidence_media() to media_app;
      alter policy media_files_seen on media_files using (
        owner_id = (select viewer_id())
        or (state = 'READY' and (removed_at is null or id = any ((select evidence_media())::uuid[])) and (${seen}))
      )
    `)
    .execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
      alter policy media_files_seen on media_files using (
        owner_id = (select viewer_id()) or (state = 'READY' and removed_at is null and (${seen}))
      );
      drop function evidence_media()
    `)
    .execute(db)
}
