import { type Kysely, sql } from 'kysely'

/** A marker that an import brings is no change: nobody has a cursor from before it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'old.last_read_sequence <> new.last_read_sequence and viewer_id() is not null')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replace(db, 'old.last_read_sequence <> new.last_read_sequence')
}

async function replace(db: Kysely<unknown>, condition: string): Promise<void> {
  await sql`drop trigger conversation_participants_number_read on conversation_participants`.execute(db)
  await sql`
    create trigger conversation_participants_number_read before update of last_read_sequence on conversation_participants
      for each row when (${sql.raw(condition)}) execute function number_read_change()
  `.execute(db)
}
