import { type Kysely, sql } from 'kysely'

/**
 * Policies that look into tables with policies of their own made a plan of a hundred nodes: planning took twenty times as
 * long as running it. A plpgsql function keeps its plan for the session, and runs as the owner, past the inner policies.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function in_public_collection(file uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return exists (
        select from collection_items i join media_collections c on c.id = i.collection_id
        where i.media_id = file and c.is_public
      );
    end
    $$
  `.execute(db)
  await sql`
    create function is_public_collection(collection uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = public, pg_temp
    as $$
    begin
      return exists (select from media_collections c where c.id = collection and c.is_public);
    end
    $$
  `.execute(db)
  await sql`revoke execute on function in_public_collection(uuid), is_public_collection(uuid) from public`.execute(db)
  await sql`grant execute on function in_public_collection(uuid), is_public_collection(uuid) to media_app`.execute(db)
  await sql`
    alter policy media_files_seen on media_files using (
      owner_id = (select viewer_id())
      or (state = 'READY' and (id = any ((select granted_media())::uuid[]) or in_public_collection(id)))
    )
  `.execute(db)
  await sql`
    alter policy collection_items_seen on collection_items using (
      owner_id = (select viewer_id()) or is_public_collection(collection_id)
    )
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy collection_items_seen on collection_items using (
      owner_id = (select viewer_id())
      or exists (select from media_collections c where c.id = collection_items.collection_id and c.is_public)
    )
  `.execute(db)
  await sql`
    alter policy media_files_seen on media_files using (
      owner_id = (select viewer_id())
      or (
        state = 'READY'
        and (
          id = any ((select granted_media())::uuid[])
          or exists (
            select from collection_items i join media_collections c on c.id = i.collection_id
            where i.media_id = media_files.id and c.is_public
          )
        )
      )
    )
  `.execute(db)
  await sql`drop function in_public_collection(uuid), is_public_collection(uuid)`.execute(db)
}
