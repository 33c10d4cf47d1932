import { type Kysely, sql } from 'kysely'

/** Reactions to messages. One is a change of its message, which a client that was away is told of as of an edit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Of everybody: a message that has none is asked for none.
  await sql`
    alter table messages add column reaction_count integer not null default 0 check (reaction_count >= 0)
  `.execute(db)
  // The conversation stands beside the message for the policy, and so that who has left finds what to take back.
  await sql`
    create table message_reactions (
      message_id uuid not null,
      user_id uuid not null,
      conversation_id uuid not null,
      type text not null,
      reacted_at timestamptz(3) not null default now(),
      primary key (message_id, user_id),
      constraint message_reactions_message foreign key (conversation_id, message_id)
        references messages (conversation_id, id) on delete cascade,
      constraint message_reactions_type check (type in ('LIKE', 'LOVE', 'LAUGH', 'ANGRY', 'SAD'))
    )
  `.execute(db)
  // Erasure: all reactions of a person.
  await sql`create index message_reactions_user on message_reactions (user_id)`.execute(db)
  // The foreign key's own check when a conversation is deleted.
  await sql`create index message_reactions_conversation on message_reactions (conversation_id, message_id)`.execute(db)

  await createTriggers(db)
  await createPolicies(db)
  // As the owner, since who has left is shown the message no more. The conversation is locked first, as by all who number.
  await sql`
    create function take_back_reaction(message uuid)
    returns table (conversation_id uuid, previous_type text, change bigint)
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    #variable_conflict use_column
    declare
      conversation uuid;
      previous text;
    begin
      select r.conversation_id into conversation from message_reactions r
      where r.message_id = message and r.user_id = viewer_id();
      if not found then return; end if;
      perform from conversations c where c.id = conversation for update;
      delete from message_reactions r where r.message_id = message and r.user_id = viewer_id() returning r.type into previous;
      if not found then return; end if;
      return query
        select conversation, previous, (select m.last_change from messages m where m.id = message);
    end
    $$
  `.execute(db)
  await sql`revoke execute on function take_back_reaction(uuid) from public`.execute(db)
  await sql`grant execute on function take_back_reaction(uuid) to messages_app`.execute(db)
}

async function createTriggers(db: Kysely<unknown>): Promise<void> {
  // Numbered for people; an import has no cursors before it, and an erasure has them loaded anew. With its message a reaction
  // goes under the message's own number.
  await sql`
    create function count_message_reactions() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update messages m
      set reaction_count = m.reaction_count + changed.difference,
        last_change = case
          when viewer_id() is null or m.deleted_at is not null then m.last_change
          else next_change(m.conversation_id)
        end
      from (
        select c.message_id, count(*) * (case tg_op when 'INSERT' then 1 when 'DELETE' then -1 else 0 end) as difference
        from changed c group by c.message_id
      ) changed
      where m.id = changed.message_id;
      return null;
    end
    $$
  `.execute(db)
  for (const [event, name] of [
    ['insert', 'new'],
    ['update', 'new'],
    ['delete', 'old'],
  ] as const) {
    await sql`
      create trigger ${sql.raw(`message_reactions_count_${event}`)} after ${sql.raw(event)} on message_reactions
      referencing ${sql.raw(name)} table as changed for each statement execute function count_message_reactions()
    `.execute(db)
  }
  await sql`
    create function drop_message_reactions() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      delete from message_reactions r where r.message_id = new.id;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger messages_drop_reactions after update of deleted_at on messages
      for each row when (old.deleted_at is null and new.deleted_at is not null and new.reaction_count > 0)
      execute function drop_message_reactions()
  `.execute(db)
}

async function createPolicies(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table message_reactions enable row level security;
    alter table message_reactions force row level security;
    create policy message_reactions_owner on message_reactions to messages_owner using (true) with check (true);
    create policy message_reactions_read on message_reactions for select to messages_app using (exists (
      select from conversation_participants p
      where p.conversation_id = message_reactions.conversation_id and p.user_id = (select viewer_id())
        and p.left_at is null
    ));
    create policy message_reactions_add on message_reactions for insert to messages_app
      with check (user_id = (select viewer_id()) and participates(conversation_id));
    create policy message_reactions_change on message_reactions for update to messages_app
      using (user_id = (select viewer_id()) and participates(conversation_id));
    grant select, insert on message_reactions to messages_app;
    grant update (type, reacted_at) on message_reactions to messages_app;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function take_back_reaction(uuid)`.execute(db)
  await sql`drop trigger messages_drop_reactions on messages`.execute(db)
  await sql`drop table message_reactions`.execute(db)
  await sql`drop function drop_message_reactions, count_message_reactions`.execute(db)
  await sql`alter table messages drop column reaction_count`.execute(db)
}
