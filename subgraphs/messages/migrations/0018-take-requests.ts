import { type Kysely, sql } from 'kysely'

/** What strangers write first waits apart until it is accepted, unless the person has chosen otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Whoever has chosen nothing has no row, and takes requests. Whether somebody may write to a person shows what it says.
  await sql`
    create table privacy_choices (
      user_id uuid primary key,
      who_may_message text not null check (who_may_message in ('EVERYONE', 'REQUEST', 'FRIENDS')),
      is_ended boolean not null default false,
      version bigint not null
    );
    alter table privacy_choices enable row level security;
    alter table privacy_choices force row level security;
    create policy privacy_choices_owner on privacy_choices to messages_owner using (true) with check (true);
    create policy privacy_choices_read on privacy_choices for select to messages_app
      using ((select viewer_id()) is not null);
    grant select on privacy_choices to messages_app;
  `.execute(db)

  // DECLINED: the person is shown the conversation no more, and whoever wrote is not told.
  await replaceFolders(db, `'INBOX', 'ARCHIVE', 'REQUESTS', 'DECLINED'`)
  await sql`
    create function asks_first(sender uuid, person uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    as $$
      select not exists (
        select from friend_edges f where f.user_id = person and f.friend_id = sender and not f.is_ended
      ) and not exists (
        select from privacy_choices c where c.user_id = person and c.who_may_message = 'EVERYONE'
      )
    $$
  `.execute(db)
  await sql`revoke execute on function asks_first(uuid, uuid) from public, messages_app`.execute(db)
  await placeMessage(
    db,
    `opened_at = case when p.folder = 'DECLINED' then null else coalesce(p.opened_at, new.sent_at) end,
        folder = case
          when p.user_id = new.sender_id then 'INBOX'
          when p.opened_at is null and p.folder = 'INBOX' and asks_first(new.sender_id, p.user_id) then 'REQUESTS'
          when p.folder = 'ARCHIVE' and (p.muted_at is null or p.muted_until <= new.sent_at) then 'INBOX'
          else p.folder
        end,`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await placeMessage(
    db,
    `opened_at = coalesce(p.opened_at, new.sent_at),
        folder = case
          when p.folder = 'ARCHIVE' and (p.user_id = new.sender_id or p.muted_at is null or p.muted_until <= new.sent_at)
            then 'INBOX'
          else p.folder
        end,`,
  )
  await sql`drop function asks_first(uuid, uuid)`.execute(db)
  await sql`update conversation_participants set folder = 'INBOX' where folder in ('REQUESTS', 'DECLINED')`.execute(db)
  await replaceFolders(db, `'INBOX', 'ARCHIVE'`)
  await sql`drop table privacy_choices`.execute(db)
}

async function replaceFolders(db: Kysely<unknown>, folders: string): Promise<void> {
  await sql`
    alter table conversation_participants
      drop constraint conversation_participants_folder,
      add constraint conversation_participants_folder check (folder in (${sql.raw(folders)}))
  `.execute(db)
}

async function placeMessage(db: Kysely<unknown>, changes: string): Promise<void> {
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
        ${sql.raw(changes)}
        unread_count = p.unread_count + case when p.user_id = new.sender_id then 0 else 1 end
      where p.conversation_id = new.conversation_id and p.left_at is null;
      return new;
    end
    $$
  `.execute(db)
}
