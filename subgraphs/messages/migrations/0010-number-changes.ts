import { type Kysely, sql } from 'kysely'

/**
 * Messages have had a number in their conversation; from now on what else changes in it has one, too, so that a client can
 * ask for what it has missed. Both follow the commits, because whoever counts has locked the conversation's row until then.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // last_change: of anything; group_change: of the name, the description, or who takes part as what. first_change: below it
  // a gap cannot be told any more.
  await sql`
    alter table conversations
      add column last_change bigint not null default 0 check (last_change >= 0),
      add column group_change bigint not null default 0 check (group_change >= 0),
      add column first_change bigint not null default 0 check (first_change >= 0)
  `.execute(db)
  await sql`
    alter table messages add column last_change bigint not null default 0 check (last_change >= 0)
  `.execute(db)
  await sql`
    alter table conversation_participants add column read_change bigint not null default 0 check (read_change >= 0)
  `.execute(db)
  // listChanges: messages that were edited or deleted, or lost a file, behind a cursor.
  await sql`create index messages_changed on messages (conversation_id, last_change) where last_change > 0`.execute(db)

  await sql`
    create function next_change(conversation uuid) returns bigint
    language sql security definer set search_path = public, pg_temp
    as $$
      update conversations c set last_change = c.last_change + 1 where c.id = conversation returning c.last_change
    $$
  `.execute(db)
  // For triggers and consumers, which run as the owner.
  await sql`revoke execute on function next_change(uuid) from messages_app`.execute(db)
  await sql`
    create function next_group_change(conversation uuid) returns bigint
    language sql security definer set search_path = public, pg_temp
    as $$
      update conversations c set last_change = c.last_change + 1, group_change = c.last_change + 1
      where c.id = conversation returning c.last_change
    $$
  `.execute(db)

  await sql`
    create function number_message_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      new.last_change := next_change(new.conversation_id);
      return new;
    end
    $$
  `.execute(db)
  await sql`
    create trigger messages_number_change before update of content, deleted_at on messages
      for each row when (old.content <> new.content or old.deleted_at is distinct from new.deleted_at)
      execute function number_message_change()
  `.execute(db)
  await sql`
    create function number_read_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      new.read_change := next_change(new.conversation_id);
      return new;
    end
    $$
  `.execute(db)
  await sql`
    create trigger conversation_participants_number_read before update of last_read_sequence on conversation_participants
      for each row when (old.last_read_sequence <> new.last_read_sequence) execute function number_read_change()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger conversation_participants_number_read on conversation_participants`.execute(db)
  await sql`drop trigger messages_number_change on messages`.execute(db)
  await sql`
    drop function number_read_change, number_message_change, next_group_change, next_change
  `.execute(db)
  await sql`drop index messages_changed`.execute(db)
  await sql`alter table conversation_participants drop column read_change`.execute(db)
  await sql`alter table messages drop column last_change`.execute(db)
  await sql`
    alter table conversations drop column last_change, drop column group_change, drop column first_change
  `.execute(db)
}
