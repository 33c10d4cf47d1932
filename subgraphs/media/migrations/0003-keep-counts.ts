import { type Kysely, sql } from 'kysely'

/** Counts and clean-up that must hold whoever writes. Per statement, so that a bulk load pays once a statement. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function count_stored_bytes() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      -- A rejected file's bytes are gone, so they do not count.
      if tg_op = 'INSERT' then
        insert into storage_usage as s (user_id, used_bytes)
        select owner_id, sum(byte_size) from added where state <> 'REJECTED' group by owner_id order by owner_id
        on conflict (user_id) do update set used_bytes = s.used_bytes + excluded.used_bytes;
      elsif tg_op = 'DELETE' then
        update storage_usage s set used_bytes = s.used_bytes - gone.bytes
        from (select owner_id, sum(byte_size) as bytes from removed where state <> 'REJECTED' group by owner_id) gone
        where s.user_id = gone.owner_id;
      else
        update storage_usage s set used_bytes = s.used_bytes + change.bytes
        from (
          select owner_id, sum(bytes) as bytes from (
            select owner_id, byte_size as bytes from added where state <> 'REJECTED'
            union all
            select owner_id, -byte_size from removed where state <> 'REJECTED'
          ) both_sides group by owner_id having sum(bytes) <> 0
        ) change
        where s.user_id = change.owner_id;
      end if;
      return null;
    end $$
  `.execute(db)
  await sql`
    create trigger media_files_added after insert on media_files
    referencing new table as added for each statement execute function count_stored_bytes()
  `.execute(db)
  await sql`
    create trigger media_files_changed after update on media_files
    referencing old table as removed new table as added for each statement execute function count_stored_bytes()
  `.execute(db)
  await sql`
    create trigger media_files_removed after delete on media_files
    referencing old table as removed for each statement execute function count_stored_bytes()
  `.execute(db)

  await sql`
    create function count_reserved_bytes() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      if tg_op in ('DELETE', 'UPDATE') and old.completed_at is null then
        update storage_usage set reserved_bytes = reserved_bytes - old.byte_size where user_id = old.owner_id;
      end if;
      if tg_op in ('INSERT', 'UPDATE') and new.completed_at is null then
        insert into storage_usage as s (user_id, reserved_bytes) values (new.owner_id, new.byte_size)
        on conflict (user_id) do update set reserved_bytes = s.reserved_bytes + excluded.reserved_bytes;
      end if;
      return null;
    end $$
  `.execute(db)
  await sql`
    create trigger uploads_counted after insert or update or delete on uploads
    for each row execute function count_reserved_bytes()
  `.execute(db)

  await sql`
    create function count_collection_items() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        update media_collections c set item_count = c.item_count + added_items.n
        from (select collection_id, count(*) as n from added group by collection_id) added_items
        where c.id = added_items.collection_id;
      else
        update media_collections c set item_count = c.item_count - removed_items.n
        from (select collection_id, count(*) as n from removed group by collection_id) removed_items
        where c.id = removed_items.collection_id;
      end if;
      return null;
    end $$
  `.execute(db)
  await sql`
    create trigger collection_items_added after insert on collection_items
    referencing new table as added for each statement execute function count_collection_items()
  `.execute(db)
  await sql`
    create trigger collection_items_removed after delete on collection_items
    referencing old table as removed for each statement execute function count_collection_items()
  `.execute(db)

  await sql`
    create function queue_object_removal() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      insert into object_removals (object_key) select object_key from removed on conflict do nothing;
      return null;
    end $$
  `.execute(db)
  for (const table of ['media_files', 'media_variants']) {
    await sql`
      create trigger ${sql.ref(`${table}_bytes_removed`)} after delete on ${sql.table(table)}
      referencing old table as removed for each statement execute function queue_object_removal()
    `.execute(db)
  }
  // An upload that became a file leaves its bytes to the file.
  await sql`
    create function queue_upload_removal() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      insert into object_removals (object_key) values (old.object_key) on conflict do nothing;
      return null;
    end $$
  `.execute(db)
  await sql`
    create trigger uploads_bytes_removed after delete on uploads
    for each row when (old.completed_at is null) execute function queue_upload_removal()
  `.execute(db)

  await sql`
    create function check_media_state() returns trigger language plpgsql as $$
    begin
      if not (
        (old.state = 'SCANNING' and new.state in ('PROCESSING', 'REJECTED'))
        or (old.state = 'PROCESSING' and new.state in ('READY', 'REJECTED'))
      ) then
        raise exception 'a media file cannot go from % to %', old.state, new.state using errcode = 'check_violation';
      end if;
      return new;
    end $$
  `.execute(db)
  await sql`
    create trigger media_files_state before update of state on media_files
    for each row when (old.state is distinct from new.state) execute function check_media_state()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const triggers: [table: string, trigger: string][] = [
    ['media_files', 'media_files_added'],
    ['media_files', 'media_files_changed'],
    ['media_files', 'media_files_removed'],
    ['media_files', 'media_files_bytes_removed'],
    ['media_files', 'media_files_state'],
    ['media_variants', 'media_variants_bytes_removed'],
    ['uploads', 'uploads_counted'],
    ['uploads', 'uploads_bytes_removed'],
    ['collection_items', 'collection_items_added'],
    ['collection_items', 'collection_items_removed'],
  ]
  for (const [table, trigger] of triggers) {
    await sql`drop trigger ${sql.ref(trigger)} on ${sql.table(table)}`.execute(db)
  }
  await sql`
    drop function count_stored_bytes(), count_reserved_bytes(), count_collection_items(), queue_object_removal(),
      queue_upload_removal(), check_media_state()
  `.execute(db)
}
