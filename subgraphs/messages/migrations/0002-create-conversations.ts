import { type Kysely, sql } from 'kysely'

/** Conversations and who takes part in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type conversation_type as enum ('DIRECT', 'GROUP')`.execute(db)
  await sql`create type participant_role as enum ('ADMIN', 'MEMBER')`.execute(db)

  // direct_key is both user ids, sorted: one direct conversation a pair. It goes when one of the two accounts is erased.
  await sql`
    create table conversations (
      id uuid primary key,
      type conversation_type not null,
      name text,
      description text,
      direct_key text unique,
      created_by uuid,
      created_at timestamptz(3) not null default now(),
      last_sequence bigint not null default 0 check (last_sequence >= 0),
      last_activity_at timestamptz(3) not null default now(),
      participant_count integer not null default 0 check (participant_count >= 0),
      constraint conversations_name check (
        case type
          when 'DIRECT' then name is null and description is null
          else name is not null and direct_key is null
        end
      ),
      constraint conversations_name_length check (char_length(btrim(name)) between 1 and 100),
      constraint conversations_description_length check (char_length(description) <= 500)
    )
  `.execute(db)

  // opened_at is null while a direct conversation that the other one began has no message yet: it is not shown.
  // unread_count and last_activity_at are kept by the triggers of messages; user_id goes when the account is erased.
  await sql`
    create table conversation_participants (
      id uuid primary key,
      conversation_id uuid not null references conversations on delete cascade,
      user_id uuid,
      role participant_role not null default 'MEMBER',
      joined_at timestamptz(3) not null default now(),
      opened_at timestamptz(3),
      left_at timestamptz(3),
      last_activity_at timestamptz(3) not null default now(),
      last_read_sequence bigint not null default 0 check (last_read_sequence >= 0),
      last_read_at timestamptz(3),
      unread_count integer not null default 0 check (unread_count >= 0),
      constraint conversation_participants_once unique (conversation_id, user_id)
    )
  `.execute(db)
  // listConversations: the viewer's, last active first.
  await sql`
    create index conversation_participants_active
      on conversation_participants (user_id, last_activity_at desc, conversation_id desc)
      where left_at is null and opened_at is not null
  `.execute(db)
  // countUnreadMessages: reads only the conversations that have any.
  await sql`
    create index conversation_participants_unread on conversation_participants (user_id) include (unread_count)
      where unread_count > 0 and left_at is null and opened_at is not null
  `.execute(db)
  // listParticipants and listReaders, in the order they joined; the fan-out of a new message.
  await sql`
    create index conversation_participants_joined on conversation_participants (conversation_id, joined_at, id)
      where left_at is null
  `.execute(db)

  await createFunctions(db)
  await createPolicies(db)
}

/** They run as the owner, past row-level security: a policy that reads its own table would recurse. */
async function createFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function participates(conversation uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
      return exists (
        select from conversation_participants p
        where p.conversation_id = conversation and p.user_id = viewer_id() and p.left_at is null
      );
    end
    $$
  `.execute(db)
  await sql`
    create function administers(conversation uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
      return exists (
        select from conversation_participants p
        where p.conversation_id = conversation and p.user_id = viewer_id() and p.left_at is null and p.role = 'ADMIN'
      );
    end
    $$
  `.execute(db)
  // Whether the viewer may put the first participant, oneself, into a conversation just made.
  await sql`
    create function founds(conversation uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
      return exists (
        select from conversations c
        where c.id = conversation and c.created_by = viewer_id() and c.participant_count = 0
      );
    end
    $$
  `.execute(db)
  // Makes changes to a group's members wait for each other and for messages; false when the viewer is not in it.
  await sql`
    create function lock_conversation(conversation uuid) returns boolean
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      perform from conversations c where c.id = conversation for update;
      return participates(conversation);
    end
    $$
  `.execute(db)

  await sql`
    create function count_joined_participants() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update conversations c set participant_count = c.participant_count + joined.count
      from (select conversation_id, count(*) from added where left_at is null group by conversation_id) joined
      where c.id = joined.conversation_id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create function count_moved_participant() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update conversations c
      set participant_count = c.participant_count
        - (case when old.left_at is null then 1 else 0 end)
        + (case when tg_op = 'UPDATE' and new.left_at is null then 1 else 0 end)
      where c.id = old.conversation_id;
      return null;
    end
    $$
  `.execute(db)
  // One update a statement and conversation: a group's members come in together.
  await sql`
    create trigger conversation_participants_joined after insert on conversation_participants
      referencing new table as added for each statement execute function count_joined_participants()
  `.execute(db)
  await sql`
    create trigger conversation_participants_moved after update of left_at on conversation_participants
      for each row when ((old.left_at is null) <> (new.left_at is null)) execute function count_moved_participant()
  `.execute(db)
  await sql`
    create trigger conversation_participants_gone after delete on conversation_participants
      for each row execute function count_moved_participant()
  `.execute(db)
}

async function createPolicies(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table conversations enable row level security;
    alter table conversations force row level security;
    create policy conversations_owner on conversations to messages_owner using (true) with check (true);
    create policy conversations_read on conversations for select to messages_app using (exists (
      select from conversation_participants p
      where p.conversation_id = conversations.id and p.user_id = (select viewer_id()) and p.left_at is null
    ));
    create policy conversations_create on conversations for insert to messages_app
      with check (created_by = (select viewer_id()));
    create policy conversations_change on conversations for update to messages_app using (administers(id));
    grant select on conversations to messages_app;
    grant insert (id, type, name, description, direct_key, created_by, created_at, last_activity_at)
      on conversations to messages_app;
    grant update (name, description) on conversations to messages_app;
  `.execute(db)

  // A person may always see their own row, and change it until they have left. Nobody makes an admin who is none: the
  // functions see the rows as they were before the statement.
  await sql`
    alter table conversation_participants enable row level security;
    alter table conversation_participants force row level security;
    create policy conversation_participants_owner on conversation_participants to messages_owner
      using (true) with check (true);
    create policy conversation_participants_read on conversation_participants for select to messages_app
      using (user_id = (select viewer_id()) or participates(conversation_id));
    create policy conversation_participants_join on conversation_participants for insert to messages_app
      with check (
        (role = 'MEMBER' and participates(conversation_id))
        or (user_id = (select viewer_id()) and founds(conversation_id))
      );
    create policy conversation_participants_change on conversation_participants for update to messages_app
      using (
        case
          when left_at is not null then participates(conversation_id)
          else user_id = (select viewer_id()) or administers(conversation_id)
        end
      )
      with check (role = 'MEMBER' or administers(conversation_id));
    grant select on conversation_participants to messages_app;
    grant insert (
      id, conversation_id, user_id, role, joined_at, opened_at, last_activity_at, last_read_sequence
    ) on conversation_participants to messages_app;
    grant update (
      role, joined_at, opened_at, left_at, last_activity_at, last_read_sequence, last_read_at, unread_count
    ) on conversation_participants to messages_app;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table conversation_participants, conversations cascade`.execute(db)
  await sql`
    drop function count_moved_participant, count_joined_participants, lock_conversation, founds, administers, participates
  `.execute(db)
  await sql`drop type participant_role, conversation_type`.execute(db)
}
