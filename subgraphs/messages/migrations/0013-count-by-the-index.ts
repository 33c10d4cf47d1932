import { type Kysely, sql } from 'kysely'

/**
 * The policy asks for the conversation of each row, so the index that holds the unread counts holds that, too: the count over
 * 102 conversations read 104 buffers, one for each row of the table, and reads 4.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'unread_count, conversation_id')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'unread_count')
}

async function replace(db: Kysely<unknown>, included: string): Promise<void> {
  await sql`drop index conversation_participants_unread`.execute(db)
  // countUnreadMessages: reads only the conversations that have any.
  await sql`
    create index conversation_participants_unread on conversation_participants (user_id) include (${sql.raw(included)})
      where unread_count > 0 and left_at is null and opened_at is not null
  `.execute(db)
}
