import { type Kysely, sql } from 'kysely'

/** A message that moderators have removed keeps its reactions, unseen, for as long as it may come back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replaceDropping(db, 'and new.removed_at is null')
  // What was kept of it has ended by itself, with its sender's account or its time. At the end of the transaction, since a
  // message that comes back has its words again only after they were taken from here.
  await sql`
    create function end_removed_message() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
      delete from message_reactions r using messages m
      where r.message_id = old.message_id and m.id = r.message_id and m.deleted_at is not null;
      return null;
    end
    $$
  `.execute(db)
  await sql`
    create constraint trigger removed_messages_end after delete on removed_messages
      deferrable initially deferred for each row execute function end_removed_message()
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger removed_messages_end on removed_messages`.execute(db)
  await sql`drop function end_removed_message()`.execute(db)
  await sql`
    delete from message_reactions r using messages m where m.id = r.message_id and m.deleted_at is not null
  `.execute(db)
  await replaceDropping(db, '')
}

async function replaceDropping(db: Kysely<unknown>, unless: string): Promise<void> {
  await sql`drop trigger messages_drop_reactions on messages`.execute(db)
  await sql`
    create trigger messages_drop_reactions after update of deleted_at on messages
      for each row when (
        old.deleted_at is null and new.deleted_at is not null and new.reaction_count > 0 ${sql.raw(unless)}
      )
      execute function drop_message_reactions()
  `.execute(db)
}
