import { type Kysely, sql } from 'kysely'

/** What moderators have taken away, so that an appeal brings it back. Its place stays, as that of a deleted message does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table removed_messages (
      message_id uuid primary key references messages on delete cascade,
      sender_id uuid not null,
      decision_id uuid not null,
      rule text not null,
      saved jsonb not null,
      media_ids uuid[] not null default '{}',
      removed_at timestamptz(3) not null
    );
    alter table removed_messages enable row level security;
    alter table removed_messages force row level security;
    create policy removed_messages_owner on removed_messages to messages_owner using (true) with check (true);
    create policy removed_messages_read on removed_messages for select to messages_app
      using (sender_id = (select viewer_id()));
    grant select on removed_messages to messages_app;
  `.execute(db)
  // The sender's own, and erasure.
  await sql`create index removed_messages_sender on removed_messages (sender_id)`.execute(db)
  // Says to everybody that it was not its sender who has deleted it.
  await sql`
    alter table messages
      add column removed_at timestamptz(3),
      add constraint messages_removed_is_empty check (removed_at is null or deleted_at is not null)
  `.execute(db)
  // What discount_message takes off, for those who have not read it.
  await sql`
    create function count_message_again() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update conversation_participants p
      set unread_count = p.unread_count + 1
      where p.conversation_id = new.conversation_id and p.left_at is null and p.user_id is distinct from new.sender_id
        and new.sequence > greatest(p.last_read_sequence, p.joined_sequence);
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger messages_count_again after update of deleted_at on messages
      for each row when (old.deleted_at is not null and new.deleted_at is null) execute function count_message_again()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger messages_count_again on messages`.execute(db)
  await sql`drop function count_message_again()`.execute(db)
  await sql`alter table messages drop constraint messages_removed_is_empty, drop column removed_at`.execute(db)
  await sql`drop table removed_messages`.execute(db)
}
