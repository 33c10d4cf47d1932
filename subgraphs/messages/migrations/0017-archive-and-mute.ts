import { type Kysely, sql } from 'kysely'

/** Each person puts conversations away, and has them be silent, for themselves alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // muted_until is null for good.
  await sql`
    alter table conversation_participants
      add column folder text not null default 'INBOX',
      add constraint conversation_participants_folder check (folder in ('INBOX', 'ARCHIVE')),
      add column muted_at timestamptz(3),
      add column muted_until timestamptz(3),
      add constraint conversation_participants_muted check (muted_until is null or muted_at is not null)
  `.execute(db)
  await sql`grant update (folder, muted_at, muted_until) on conversation_participants to messages_app`.execute(db)

  // listConversations: a folder of the viewer's, last active first.
  await sql`drop index conversation_participants_active`.execute(db)
  await sql`
    create index conversation_participants_active
      on conversation_participants (user_id, folder, last_activity_at desc, conversation_id desc)
      where left_at is null and opened_at is not null
  `.execute(db)
  // countUnreadMessages: reads only the conversations that have any.
  await sql`drop index conversation_participants_unread`.execute(db)
  await sql`
    create index conversation_participants_unread
      on conversation_participants (user_id) include (unread_count, conversation_id)
      where unread_count > 0 and left_at is null and opened_at is not null and folder = 'INBOX'
  `.execute(db)

  // A message brings a conversation back from the archive: one's own always, another's unless it is muted.
  await placeMessage(
    db,
    `folder = case
          when p.folder = 'ARCHIVE' and (p.user_id = new.sender_id or p.muted_at is null or p.muted_until <= new.sent_at)
            then 'INBOX'
          else p.folder
        end,`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await placeMessage(db, '')
  await sql`drop index conversation_participants_unread`.execute(db)
  await sql`
    create index conversation_participants_unread
      on conversation_participants (user_id) include (unread_count, conversation_id)
      where unread_count > 0 and left_at is null and opened_at is not null
  `.execute(db)
  await sql`drop index conversation_participants_active`.execute(db)
  await sql`
    create index conversation_participants_active
      on conversation_participants (user_id, last_activity_at desc, conversation_id desc)
      where left_at is null and opened_at is not null
  `.execute(db)
  await sql`
    alter table conversation_participants drop column folder, drop column muted_at, drop column muted_until
  `.execute(db)
}

async function placeMessage(db: Kysely<unknown>, more: string): Promise<void> {
  await sql`
    create or replace function place_message() returns trigger
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
        ${sql.raw(more)}
        unread_count = p.unread_count + case when p.user_id = new.sender_id then 0 else 1 end
      where p.conversation_id = new.conversation_id and p.left_at is null;
      return new;
    end
    $$
  `.execute(db)
}
