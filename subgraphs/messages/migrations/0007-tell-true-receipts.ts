import { type Kysely, sql } from 'kysely'

/**
 * A read marker stands only where its person has put it. Coming into a group moves `joined_sequence`, behind which messages
 * count as unread; a message that is deleted counts no more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table conversation_participants
      add column joined_sequence bigint not null default 0 check (joined_sequence >= 0)
  `.execute(db)
  await sql`grant insert (joined_sequence), update (joined_sequence) on conversation_participants to messages_app`.execute(
    db,
  )
  // Whoever has not read since joining had their marker moved for them.
  await sql`
    update conversation_participants p
    set joined_sequence = p.last_read_sequence,
      last_read_sequence = coalesce((
        select max(m.sequence) from messages m
        where m.conversation_id = p.conversation_id and m.sent_at <= p.last_read_at and m.sequence <= p.last_read_sequence
      ), 0)
    where p.last_read_sequence > 0 and (p.last_read_at is null or p.last_read_at < p.joined_at)
  `.execute(db)

  // updateReadMarker: how many of the messages just read count no more.
  await sql`create index messages_deleted on messages (conversation_id, sequence) where deleted_at is not null`.execute(
    db,
  )
  await sql`
    update conversation_participants p
    set unread_count = greatest(p.unread_count - deleted.count, 0)
    from (
      select p.id, count(*) from conversation_participants p
      join messages m on m.conversation_id = p.conversation_id and m.deleted_at is not null
        and m.sequence > greatest(p.last_read_sequence, p.joined_sequence) and m.sender_id is distinct from p.user_id
      where p.left_at is null and p.unread_count > 0
      group by p.id
    ) deleted
    where p.id = deleted.id
  `.execute(db)
  await sql`
    create function discount_message() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      update conversation_participants p
      set unread_count = greatest(p.unread_count - 1, 0)
      where p.conversation_id = new.conversation_id and p.left_at is null and p.user_id is distinct from new.sender_id
        and new.sequence > greatest(p.last_read_sequence, p.joined_sequence);
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create trigger messages_discount after update of deleted_at on messages
      for each row when (old.deleted_at is null and new.deleted_at is not null) execute function discount_message()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger messages_discount on messages`.execute(db)
  await sql`drop function discount_message`.execute(db)
  await sql`drop index messages_deleted`.execute(db)
  await sql`
    update conversation_participants set last_read_sequence = joined_sequence where joined_sequence > last_read_sequence
  `.execute(db)
  await sql`alter table conversation_participants drop column joined_sequence`.execute(db)
}
