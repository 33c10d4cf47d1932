import { type Kysely, sql } from 'kysely'

/** Projections have one name and one key in every service that keeps them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table people rename column id to user_id;

    alter table media rename to media_files;
    alter table media_files rename column id to media_id;
    alter table media_files rename constraint media_pkey to media_files_pkey;
    alter policy media_owner on media_files rename to media_files_owner;
    alter policy media_read on media_files rename to media_files_read;
  `.execute(db)
  await sql`
    create or replace function hold_attached_media() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      perform from media_files f
      where f.media_id = new.media_id and f.owner_id = viewer_id() and not f.is_deleted
      for share;
      if not found then
        raise exception 'the file cannot be attached' using errcode = 'foreign_key_violation';
      end if;
      return new;
    end
    $$
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table people rename column user_id to id;

    alter policy media_files_owner on media_files rename to media_owner;
    alter policy media_files_read on media_files rename to media_read;
    alter table media_files rename constraint media_files_pkey to media_pkey;
    alter table media_files rename column media_id to id;
    alter table media_files rename to media;
  `.execute(db)
  await sql`
    create or replace function hold_attached_media() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      perform from media m
      where m.id = new.media_id and m.owner_id = viewer_id() and not m.is_deleted
      for share;
      if not found then
        raise exception 'the file cannot be attached' using errcode = 'foreign_key_violation';
      end if;
      return new;
    end
    $$
  `.execute(db)
}
