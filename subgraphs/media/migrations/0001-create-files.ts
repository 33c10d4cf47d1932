import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What media knows of a person. The row outlives the person, so that a late or repeated event cannot bring one back.
  await sql`
    create table people (
      user_id uuid primary key,
      version integer not null,
      deleted_at timestamptz
    )
  `.execute(db)

  await sql`
    create table storage_usage (
      user_id uuid primary key,
      used_bytes bigint not null default 0 check (used_bytes >= 0),
      reserved_bytes bigint not null default 0 check (reserved_bytes >= 0),
      quota_bytes bigint not null default 5368709120 check (quota_bytes >= 0),
      updated_at timestamptz not null default now()
    )
  `.execute(db)

  await sql`
    create table media_files (
      id uuid primary key,
      owner_id uuid not null,
      kind text not null check (kind in ('IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT')),
      state text not null check (state in ('SCANNING', 'PROCESSING', 'READY', 'REJECTED')),
      rejection_reason text check (rejection_reason in ('TYPE_NOT_ALLOWED', 'TOO_LARGE', 'CORRUPT', 'MALWARE')),
      filename text not null check (char_length(filename) between 1 and 255),
      mime_type text not null check (mime_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
      byte_size bigint not null check (byte_size > 0),
      sha256 bytea check (octet_length(sha256) = 32),
      object_key text not null unique,
      width integer check (width > 0),
      height integer check (height > 0),
      duration_ms bigint check (duration_ms >= 0),
      blurhash text check (char_length(blurhash) between 6 and 100),
      alt_text text check (char_length(alt_text) between 1 and 1000),
      version integer not null default 1,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz not null default now(),
      unique (id, owner_id),
      constraint media_files_rejected_with_reason check ((state = 'REJECTED') = (rejection_reason is not null)),
      constraint media_files_size_in_pair check ((width is null) = (height is null)),
      constraint media_files_ready_has_hash check (state <> 'READY' or sha256 is not null)
    )
  `.execute(db)
  // Viewer.mediaFiles: listMediaFiles without a kind.
  await sql`create index media_files_owner on media_files (owner_id, created_at desc, id desc)`.execute(db)
  // Viewer.mediaFiles(kind:): listMediaFiles with a kind.
  await sql`create index media_files_owner_kind on media_files (owner_id, kind, created_at desc, id desc)`.execute(db)
  // drop-rejected job: rejected files whose week is over.
  await sql`create index media_files_rejected on media_files (updated_at) where state = 'REJECTED'`.execute(db)

  await sql`
    create table media_variants (
      media_id uuid not null references media_files on delete cascade,
      name text not null check (name in ('THUMBNAIL', 'PREVIEW', 'POSTER')),
      mime_type text not null,
      byte_size bigint not null check (byte_size > 0),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      object_key text not null unique,
      primary key (media_id, name)
    )
  `.execute(db)

  // Before there is a file: AWAITING_UPLOAD. completeUpload turns it into a file and keeps the row, so that repeating it is no error.
  await sql`
    create table uploads (
      id uuid primary key,
      owner_id uuid not null,
      filename text not null check (char_length(filename) between 1 and 255),
      mime_type text not null,
      byte_size bigint not null check (byte_size > 0),
      alt_text text check (char_length(alt_text) between 1 and 1000),
      object_key text not null unique,
      media_id uuid unique references media_files on delete set null,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz not null,
      completed_at timestamptz,
      constraint uploads_media_once_completed check (media_id is null or completed_at is not null)
    )
  `.execute(db)
  // user.deleted: erasing the uploads of a person.
  await sql`create index uploads_owner on uploads (owner_id)`.execute(db)
  // Sweep of uploads that were never completed.
  await sql`create index uploads_open on uploads (expires_at) where completed_at is null`.execute(db)

  // Bytes whose row is gone; a job takes them out of object storage. Written by triggers, so no way of deleting forgets them.
  await sql`
    create table object_removals (
      object_key text primary key,
      queued_at timestamptz not null default now()
    )
  `.execute(db)
  // remove-objects job: oldest first.
  await sql`create index object_removals_queued on object_removals (queued_at)`.execute(db)

  await sql`create trigger storage_usage_updated before update on storage_usage for each row execute function set_updated_at()`.execute(
    db,
  )
  await sql`create trigger media_files_updated before update on media_files for each row execute function set_updated_at()`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['object_removals', 'uploads', 'media_variants', 'media_files', 'storage_usage', 'people']) {
    await sql`drop table ${sql.table(table)}`.execute(db)
  }
}
