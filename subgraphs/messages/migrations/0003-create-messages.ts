import { type Kysely, sql } from 'kysely'

/** Messages and the files on them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type message_type as enum ('TEXT', 'IMAGE', 'FILE', 'VOICE')`.execute(db)

  // The idempotency key is text: a client compares it with what it sent, in the case it chose.
  // Sequences are without gaps and in commit order: paging, read markers and unread counts rest on that, so a row is
  // never deleted by itself. media_count is as sent; a file that its owner deletes later leaves only message_attachments.
  await sql`
    create table messages (
      id uuid primary key,
      conversation_id uuid not null references conversations on delete cascade,
      sequence bigint not null default 0,
      sender_id uuid,
      type message_type not null default 'TEXT',
      content text not null default '',
      media_count smallint not null default 0,
      reply_to_id uuid,
      idempotency_key text,
      sent_at timestamptz(3) not null default now(),
      edited_at timestamptz(3),
      deleted_at timestamptz(3),
      constraint messages_in_order unique (conversation_id, sequence),
      constraint messages_in_conversation unique (conversation_id, id),
      constraint messages_reply_to foreign key (conversation_id, reply_to_id)
        references messages (conversation_id, id) on delete set null (reply_to_id),
      constraint messages_sent_once unique (sender_id, conversation_id, idempotency_key),
      constraint messages_sequence check (sequence > 0),
      constraint messages_not_own_reply check (reply_to_id <> id),
      constraint messages_content check (
        char_length(content) <= 5000 and
        case
          when deleted_at is not null then content = ''
          when type = 'TEXT' then btrim(content) <> '' and media_count = 0
          when type = 'VOICE' then media_count = 1
          else media_count between 1 and 10
        end
      )
    )
  `.execute(db)
  // moveReadMarker: how many of the messages just read are the reader's own. Erasure: all messages of a person.
  await sql`create index messages_sender on messages (sender_id, conversation_id, sequence)`.execute(db)
  // The foreign key's own check when a conversation is deleted.
  await sql`
    create index messages_replies on messages (conversation_id, reply_to_id) where reply_to_id is not null
  `.execute(db)

  await sql`
    create table message_attachments (
      message_id uuid not null references messages on delete cascade,
      position smallint not null check (position between 0 and 9),
      media_id uuid not null,
      primary key (message_id, position),
      unique (message_id, media_id)
    )
  `.execute(db)
  // media.deleted: takes the file off the messages that show it.
  await sql`create index message_attachments_media on message_attachments (media_id)`.execute(db)

  await createTriggers(db)
  await createPolicies(db)
}

async function createTriggers(db: Kysely<unknown>): Promise<void> {
  // The conversation's row lock is what makes sequences gapless. Imports bring their own sequences and settle the
  // conversations when they are done.
  await sql`
    create function place_message() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update conversations c
      set last_sequence = c.last_sequence + 1, last_activity_at = greatest(c.last_activity_at, clock_timestamp())
      where c.id = new.conversation_id
      returning c.last_sequence, c.last_activity_at into new.sequence, new.sent_at;

      update conversation_participants p
      set last_activity_at = new.sent_at,
        opened_at = coalesce(p.opened_at, new.sent_at),
        unread_count = p.unread_count + case when p.user_id = new.sender_id then 0 else 1 end
      where p.conversation_id = new.conversation_id and p.left_at is null;
      return new;
    end
    $$
  `.execute(db)
  await sql`
    create trigger messages_place before insert on messages
      for each row when (new.sequence = 0) execute function place_message()
  `.execute(db)

  // Holds the file while it is being attached, so that media.deleted either comes first or finds the attachment.
  await sql`
    create function hold_attached_media() returns trigger
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
  await sql`
    create trigger message_attachments_hold_media before insert on message_attachments
      for each row when (viewer_id() is not null) execute function hold_attached_media()
  `.execute(db)
}

async function createPolicies(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table messages enable row level security;
    alter table messages force row level security;
    create policy messages_owner on messages to messages_owner using (true) with check (true);
    create policy messages_read on messages for select to messages_app using (exists (
      select from conversation_participants p
      where p.conversation_id = messages.conversation_id and p.user_id = (select viewer_id()) and p.left_at is null
    ));
    create policy messages_send on messages for insert to messages_app
      with check (sender_id = (select viewer_id()) and participates(conversation_id));
    create policy messages_change on messages for update to messages_app using (sender_id = (select viewer_id()));
    grant select on messages to messages_app;
    grant insert (id, conversation_id, sender_id, type, content, media_count, reply_to_id, idempotency_key)
      on messages to messages_app;
    grant update (content, edited_at, deleted_at) on messages to messages_app;
  `.execute(db)

  await sql`
    alter table message_attachments enable row level security;
    alter table message_attachments force row level security;
    create policy message_attachments_owner on message_attachments to messages_owner using (true) with check (true);
    create policy message_attachments_read on message_attachments for select to messages_app
      using (exists (select from messages m where m.id = message_attachments.message_id));
    create policy message_attachments_add on message_attachments for insert to messages_app
      with check (exists (
        select from messages m where m.id = message_attachments.message_id and m.sender_id = (select viewer_id())
      ));
    create policy message_attachments_remove on message_attachments for delete to messages_app
      using (exists (
        select from messages m where m.id = message_attachments.message_id and m.sender_id = (select viewer_id())
      ));
    grant select, insert, delete on message_attachments to messages_app;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table message_attachments, messages`.execute(db)
  await sql`drop function hold_attached_media, place_message`.execute(db)
  await sql`drop type message_type`.execute(db)
}
