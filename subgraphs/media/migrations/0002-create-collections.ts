import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table media_collections (
      id uuid primary key,
      owner_id uuid not null,
      name text not null check (char_length(name) between 1 and 100),
      description text check (char_length(description) between 1 and 500),
      is_public boolean not null default false,
      item_count integer not null default 0 check (item_count between 0 and 1000),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz not null default now(),
      unique (id, owner_id)
    )
  `.execute(db)
  // Viewer.mediaCollections: listCollections of the viewer; countCollections.
  await sql`create index media_collections_owner on media_collections (owner_id, created_at desc, id desc)`.execute(db)
  // User.mediaCollections: listPublicCollectionsByOwners.
  await sql`
    create index media_collections_public on media_collections (owner_id, created_at desc, id desc) where is_public
  `.execute(db)

  // owner_id ties both ends to one person: nobody can make another's file public by putting it into a collection.
  await sql`
    create table collection_items (
      collection_id uuid not null,
      media_id uuid not null,
      owner_id uuid not null,
      rank bigint not null,
      added_at timestamptz not null default now(),
      primary key (collection_id, media_id),
      foreign key (collection_id, owner_id) references media_collections (id, owner_id) on delete cascade,
      foreign key (media_id, owner_id) references media_files (id, owner_id) on delete cascade,
      -- Deferrable, so that one statement may number a whole collection anew; also serves listItemsByCollections.
      constraint collection_items_rank unique (collection_id, rank) deferrable initially immediate
    )
  `.execute(db)
  // The policy of media_files (is it in a public collection?) and the cascade from media_files.
  await sql`create index collection_items_media on collection_items (media_id)`.execute(db)

  await sql`
    create trigger media_collections_updated before update on media_collections for each row execute function set_updated_at()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table collection_items`.execute(db)
  await sql`drop table media_collections`.execute(db)
}
