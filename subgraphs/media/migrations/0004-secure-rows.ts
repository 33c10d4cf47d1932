import { type Kysely, sql } from 'kysely'

const tables = [
  'people',
  'storage_usage',
  'media_files',
  'media_variants',
  'uploads',
  'object_removals',
  'media_collections',
  'collection_items',
]

/** The second line: what a request can read and write even when a query forgets its own rules. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
    await sql`alter table ${sql.table(table)} force row level security`.execute(db)
    await sql`
      create policy ${sql.ref(`${table}_owner`)} on ${sql.table(table)} to media_owner using (true) with check (true)
    `.execute(db)
  }
  await sql`grant select on storage_usage, media_variants to media_app`.execute(db)
  await sql`grant select, insert, update, delete on media_files, uploads, media_collections, collection_items to media_app`.execute(
    db,
  )

  // The files for which this transaction has verified an access grant; the entity loader sets it, nothing else does.
  await sql`
    create function granted_media() returns uuid[] language sql stable parallel safe as
    $$ select coalesce(nullif(current_setting('app.granted_media', true), ''), '{}')::uuid[] $$
  `.execute(db)
  await sql`grant execute on function granted_media() to media_app`.execute(db)

  await sql`
    create policy storage_usage_self on storage_usage for select to media_app using (user_id = (select viewer_id()))
  `.execute(db)

  await sql`
    create policy media_files_seen on media_files for select to media_app using (
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
  await sql`
    create policy media_variants_seen on media_variants for select to media_app using (
      exists (select from media_files f where f.id = media_variants.media_id)
    )
  `.execute(db)

  await sql`
    create policy media_collections_seen on media_collections for select to media_app using (
      is_public or owner_id = (select viewer_id())
    )
  `.execute(db)
  await sql`
    create policy collection_items_seen on collection_items for select to media_app using (
      owner_id = (select viewer_id())
      or exists (select from media_collections c where c.id = collection_items.collection_id and c.is_public)
    )
  `.execute(db)

  for (const table of ['media_files', 'media_collections', 'collection_items']) {
    for (const [verb, clause] of [
      ['insert', sql`with check (owner_id = (select viewer_id()))`],
      ['update', sql`using (owner_id = (select viewer_id())) with check (owner_id = (select viewer_id()))`],
      ['delete', sql`using (owner_id = (select viewer_id()))`],
    ] as const) {
      await sql`
        create policy ${sql.ref(`${table}_${verb}`)} on ${sql.table(table)} for ${sql.raw(verb)} to media_app ${clause}
      `.execute(db)
    }
  }
  await sql`
    create policy uploads_self on uploads to media_app
    using (owner_id = (select viewer_id())) with check (owner_id = (select viewer_id()))
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const policies: [table: string, policy: string][] = [
    ...tables.map((table): [string, string] => [table, `${table}_owner`]),
    ...['media_files', 'media_collections', 'collection_items'].flatMap((table) =>
      ['insert', 'update', 'delete'].map((verb): [string, string] => [table, `${table}_${verb}`]),
    ),
    ['storage_usage', 'storage_usage_self'],
    ['media_files', 'media_files_seen'],
    ['media_variants', 'media_variants_seen'],
    ['media_collections', 'media_collections_seen'],
    ['collection_items', 'collection_items_seen'],
    ['uploads', 'uploads_self'],
  ]
  for (const [table, policy] of policies) {
    await sql`drop policy ${sql.ref(policy)} on ${sql.table(table)}`.execute(db)
  }
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} no force row level security`.execute(db)
    await sql`alter table ${sql.table(table)} disable row level security`.execute(db)
    await sql`revoke all on ${sql.table(table)} from media_app`.execute(db)
  }
  await sql`drop function granted_media()`.execute(db)
}
