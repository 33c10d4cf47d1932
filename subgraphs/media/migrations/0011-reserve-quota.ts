import { type Kysely, sql } from 'kysely'

/**
 * A request announces and completes uploads through two functions, which keep the quota whatever a query forgets. It reads the
 * uploads of its viewer and writes none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant select on uploads to media_app;
    create policy uploads_self on uploads for select to media_app using (owner_id = (select viewer_id()));
  `.execute(db)
  // As in 0008: a character may have up to 16 code points, which is what PostgreSQL counts.
  for (const table of ['uploads', 'media_files']) await limitFilename(db, table, 4080)

  // The lock is for the erasure of a person, which takes it alone: it waits for the uploads under way, and later ones see it.
  await sql`
    create function reserve_upload(
      upload uuid, name text, type text, bytes bigint, description text, ends_at timestamptz, most_open integer
    ) returns table (refusal text, free_bytes bigint)
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      viewer constant uuid := viewer_id();
    begin
      perform pg_advisory_xact_lock_shared(hashtextextended('erasure:' || viewer, 0));
      if exists (select from people p where p.user_id = viewer and p.status = 'DELETED') then
        return query select 'ACCOUNT_GONE', 0::bigint;
        return;
      end if;
      -- The registration may not have arrived yet.
      insert into storage_usage (user_id) values (viewer) on conflict do nothing;
      select greatest(0, s.quota_bytes - s.used_bytes - s.reserved_bytes) into free_bytes
      from storage_usage s where s.user_id = viewer for update;
      if (select count(*) from uploads u where u.owner_id = viewer and u.completed_at is null) >= most_open then
        refusal := 'TOO_MANY_OPEN';
      elsif bytes > free_bytes then
        refusal := 'QUOTA_REACHED';
      else
        insert into uploads (id, owner_id, filename, mime_type, byte_size, alt_text, object_key, expires_at)
        values (upload, viewer, name, type, bytes, description, 'uploads/' || upload, ends_at);
      end if;
      return next;
    end $$
  `.execute(db)

  // No row without such an upload of the viewer's. It makes the file the first time and gives the same one after that.
  await sql`
    create function complete_upload(upload uuid, file uuid, file_kind text)
    returns table (file_id uuid, is_new boolean)
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      viewer constant uuid := viewer_id();
      announced uploads%rowtype;
    begin
      perform pg_advisory_xact_lock_shared(hashtextextended('erasure:' || viewer, 0));
      select * into announced from uploads u where u.id = upload and u.owner_id = viewer for update;
      if not found then
        return;
      end if;
      if announced.completed_at is not null then
        return query select announced.media_id, false;
        return;
      end if;
      insert into media_files (id, owner_id, kind, state, filename, mime_type, byte_size, charged_bytes, object_key, alt_text)
      values (file, viewer, file_kind, 'SCANNING', announced.filename, announced.mime_type, announced.byte_size,
        announced.byte_size, announced.object_key, announced.alt_text);
      update uploads set completed_at = now(), media_id = file where id = upload;
      return query select file, true;
    end $$
  `.execute(db)
  for (const definer of definers) {
    await sql`revoke execute on function ${sql.raw(definer)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(definer)} to media_app`.execute(db)
  }

  // A PUT that began before its link ended can still bring back bytes that were removed, so those are removed twice.
  await sql`alter table object_removals add column again_at timestamptz`.execute(db)
  await sql`
    create function queue_again() returns trigger language plpgsql as $$
    begin
      new.again_at := now() + interval '1 day';
      return new;
    end $$
  `.execute(db)
  await sql`
    create trigger object_removals_again before insert on object_removals
    for each row when (new.object_key like 'uploads/%' and new.due_at <= now()) execute function queue_again()
  `.execute(db)
  await queueRemovals(db, 'due_at = least(object_removals.due_at, excluded.due_at), again_at = excluded.again_at')
  // Sweep of completed uploads that nobody asks for any more.
  await sql`create index uploads_completed on uploads (completed_at) where completed_at is not null`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index uploads_completed;
    drop trigger object_removals_again on object_removals;
    drop function queue_again();
    alter table object_removals drop column again_at;
  `.execute(db)
  await queueRemovals(db, 'due_at = least(object_removals.due_at, excluded.due_at)')
  for (const definer of definers) await sql`drop function ${sql.raw(definer)}`.execute(db)
  for (const table of ['uploads', 'media_files']) await limitFilename(db, table, 255)
  await sql`
    drop policy uploads_self on uploads;
    revoke select on uploads from media_app;
  `.execute(db)
}

const definers = [
  'reserve_upload(uuid, text, text, bigint, text, timestamptz, integer)',
  'complete_upload(uuid, uuid, text)',
]

/** The function of 0009, by what becomes of a note that is there already. */
async function queueRemovals(db: Kysely<unknown>, changes: string): Promise<void> {
  await sql`
    create or replace function queue_object_removal() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      insert into object_removals (object_key)
      select object_key from removed
      union
      select r ->> 'objectKey' from removed, jsonb_array_elements(renditions) r
      on conflict (object_key) do update set ${sql.raw(changes)};
      return null;
    end $$
  `.execute(db)
}

/** Rows that are there already keep to the stricter limit, or may stay when it comes back. */
async function limitFilename(db: Kysely<unknown>, table: string, most: number): Promise<void> {
  const constraint = `${table}_filename_check`
  await sql
    .raw(
      `alter table ${table} drop constraint ${constraint},
       add constraint ${constraint} check (char_length(filename) between 1 and ${most}) not valid`,
    )
    .execute(db)
}
