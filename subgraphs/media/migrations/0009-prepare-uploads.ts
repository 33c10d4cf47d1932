import { type Kysely, sql } from 'kysely'

/** What uploads and their processing write. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Renditions are written once, with their file, and read with it: a list in the row costs no join and no policy.
  await sql`
    alter table media_files
      add column renditions jsonb not null default '[]' check (jsonb_typeof(renditions) = 'array'),
      add column focal_x real check (focal_x between 0 and 1),
      add column focal_y real check (focal_y between 0 and 1),
      add column charged_bytes bigint check (charged_bytes > 0),
      add constraint media_files_focal_point_in_pair check ((focal_x is null) = (focal_y is null)),
      drop constraint media_files_rejection_reason_check,
      add constraint media_files_rejection_reason_check check (rejection_reason in (
        'TYPE_NOT_ALLOWED', 'HEIC_NOT_SUPPORTED', 'TOO_LARGE', 'TOO_MANY_PIXELS', 'CORRUPT', 'MALWARE'
      ))
  `.execute(db)
  await sql`
    update media_files f set charged_bytes = byte_size, renditions = coalesce((
      select jsonb_agg(jsonb_build_object('width', v.width, 'height', v.height, 'mimeType', v.mime_type,
        'byteSize', v.byte_size, 'objectKey', v.object_key) order by v.width)
      from media_variants v where v.media_id = f.id
    ), '[]')
  `.execute(db)
  // What a file takes off the quota: what is stored of it, and never more than was uploaded, so that no processing exceeds it.
  await sql`alter table media_files alter column charged_bytes set not null`.execute(db)
  await countStoredBytes(db, 'charged_bytes')

  await sql`
    create or replace function queue_object_removal() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      insert into object_removals (object_key)
      select object_key from removed
      union
      select r ->> 'objectKey' from removed, jsonb_array_elements(renditions) r
      on conflict (object_key) do update set due_at = least(object_removals.due_at, excluded.due_at);
      return null;
    end $$
  `.execute(db)
  await sql`drop table media_variants`.execute(db)
  await sql`grant update (focal_x, focal_y) on media_files to media_app`.execute(db)

  // Written before the bytes are, and taken back with the commit that names them: whatever dies in between leaves no orphan.
  await sql`
    alter table object_removals add column due_at timestamptz not null default now();
    drop index object_removals_queued;
    create index object_removals_due on object_removals (due_at);
  `.execute(db)

  // One for each file that waits for its processing or is in it. The process that holds the lease alone may end it.
  await sql`
    create table processing_tasks (
      media_id uuid primary key references media_files on delete cascade,
      attempts integer not null default 0,
      leased_until timestamptz,
      queued_at timestamptz not null default now()
    );
    create index processing_tasks_queued on processing_tasks (queued_at);
    alter table processing_tasks enable row level security;
    alter table processing_tasks force row level security;
    create policy processing_tasks_owner on processing_tasks to media_owner using (true) with check (true);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table processing_tasks`.execute(db)
  await sql`revoke update (focal_x, focal_y) on media_files from media_app`.execute(db)
  await sql`
    drop index object_removals_due;
    alter table object_removals drop column due_at;
    create index object_removals_queued on object_removals (queued_at);
  `.execute(db)
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
    );
    alter table media_variants enable row level security;
    alter table media_variants force row level security;
    create policy media_variants_owner on media_variants to media_owner using (true) with check (true);
    grant select on media_variants to media_app;
    create policy media_variants_seen on media_variants for select to media_app using (
      exists (select from media_files f where f.id = media_variants.media_id)
    );
    insert into media_variants
    select f.id, 'THUMBNAIL', r ->> 'mimeType', (r ->> 'byteSize')::bigint, (r ->> 'width')::integer,
      (r ->> 'height')::integer, r ->> 'objectKey'
    from media_files f, lateral (select f.renditions -> 0 as r) first where r is not null;
  `.execute(db)
  await sql`
    create or replace function queue_object_removal() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      insert into object_removals (object_key) select object_key from removed on conflict do nothing;
      return null;
    end $$
  `.execute(db)
  await sql`
    create trigger media_variants_bytes_removed after delete on media_variants
    referencing old table as removed for each statement execute function queue_object_removal()
  `.execute(db)
  await countStoredBytes(db, 'byte_size')
  await sql`
    alter table media_files
      drop constraint media_files_rejection_reason_check,
      add constraint media_files_rejection_reason_check
        check (rejection_reason in ('TYPE_NOT_ALLOWED', 'TOO_LARGE', 'CORRUPT', 'MALWARE')) not valid,
      drop column charged_bytes, drop column focal_x, drop column focal_y, drop column renditions
  `.execute(db)
}

/** The function of 0003, by the column that says what a file counts. */
async function countStoredBytes(db: Kysely<unknown>, column: 'byte_size' | 'charged_bytes'): Promise<void> {
  const bytes = sql.ref(column)
  await sql`
    create or replace function count_stored_bytes() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      -- A rejected file's bytes are gone, so they do not count.
      if tg_op = 'INSERT' then
        insert into storage_usage as s (user_id, used_bytes)
        select owner_id, sum(${bytes}) from added where state <> 'REJECTED' group by owner_id order by owner_id
        on conflict (user_id) do update set used_bytes = s.used_bytes + excluded.used_bytes;
      elsif tg_op = 'DELETE' then
        update storage_usage s set used_bytes = s.used_bytes - gone.bytes
        from (select owner_id, sum(${bytes}) as bytes from removed where state <> 'REJECTED' group by owner_id) gone
        where s.user_id = gone.owner_id;
      else
        update storage_usage s set used_bytes = s.used_bytes + change.bytes
        from (
          select owner_id, sum(bytes) as bytes from (
            select owner_id, ${bytes} as bytes from added where state <> 'REJECTED'
            union all
            select owner_id, -${bytes} from removed where state <> 'REJECTED'
          ) both_sides group by owner_id having sum(bytes) <> 0
        ) change
        where s.user_id = change.owner_id;
      end if;
      return null;
    end $$
  `.execute(db)
}
