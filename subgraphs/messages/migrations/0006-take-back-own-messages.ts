import { type Kysely, sql } from 'kysely'

/** What somebody has written is theirs to delete, also after they have left; to edit it they have to be there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy messages_read on messages using (
      sender_id = (select viewer_id())
      or exists (
        select from conversation_participants p
        where p.conversation_id = messages.conversation_id and p.user_id = (select viewer_id()) and p.left_at is null
      )
    )
  `.execute(db)
  await sql`
    alter policy messages_change on messages
      using (sender_id = (select viewer_id()))
      with check (sender_id = (select viewer_id()) and (deleted_at is not null or participates(conversation_id)))
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy messages_change on messages
      using (sender_id = (select viewer_id())) with check (sender_id = (select viewer_id()))
  `.execute(db)
  await sql`
    alter policy messages_read on messages using (exists (
      select from conversation_participants p
      where p.conversation_id = messages.conversation_id and p.user_id = (select viewer_id()) and p.left_at is null
    ))
  `.execute(db)
}
