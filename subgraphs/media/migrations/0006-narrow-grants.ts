import { type Kysely, sql } from 'kysely'

/** A request writes what its mutations write; states, sizes and counters are the business of triggers and of the owner. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    revoke all on uploads from media_app;
    revoke insert, update on media_files, media_collections, collection_items from media_app;
    grant update (alt_text) on media_files to media_app;
    grant insert (id, owner_id, name, description, is_public) on media_collections to media_app;
    grant update (name, description, is_public, updated_at) on media_collections to media_app;
    grant insert (collection_id, owner_id, media_id, rank), update (rank) on collection_items to media_app;
  `.execute(db)
  // Without an insert of theirs a policy for one would only look as if there was.
  await sql`drop policy media_files_insert on media_files`.execute(db)
  await sql`drop policy uploads_self on uploads`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create policy uploads_self on uploads to media_app
    using (owner_id = (select viewer_id())) with check (owner_id = (select viewer_id()))
  `.execute(db)
  await sql`
    create policy media_files_insert on media_files for insert to media_app
    with check (owner_id = (select viewer_id()))
  `.execute(db)
  await sql`
    grant select, insert, update, delete on media_files, uploads, media_collections, collection_items to media_app
  `.execute(db)
}
