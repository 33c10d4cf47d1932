import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** For as long as auth keeps a name for the person who gave it up. */
const reservedDays = 30

/** Remembers a name that its person has given up; of two people who had it in turn, the one who had it last. */
export async function upsertFormerUsername(
  trx: Trx,
  { userId, username, givenUpAt }: { userId: string; username: string; givenUpAt: Date },
): Promise<void> {
  await sql`
    insert into former_usernames as known (username_key, user_id, reserved_until)
    values (lower(${username}), ${userId}, ${givenUpAt}::timestamptz + make_interval(days => ${sql.lit(reservedDays)}))
    on conflict (username_key) do update set user_id = excluded.user_id, reserved_until = excluded.reserved_until
    where known.reserved_until < excluded.reserved_until
  `.execute(trx)
}

export async function deleteFormerUsernamesOf(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('formerUsernames').where('userId', '=', userId).execute()
}

/** Of names that anybody may take. Runs as the owner. */
export async function deleteExpiredUsernames(db: Db): Promise<void> {
  await db.deleteFrom('formerUsernames').where('reservedUntil', '<=', sql<Date>`now()`).execute()
}
