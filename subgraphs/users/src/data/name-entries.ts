import { sql } from 'kysely'
import { type NameEntry, nameEntryOf, nameForm } from '../names/entry.ts'
import type { Db, Trx } from './db.ts'

/** For a profile that has just been inserted. */
export async function insertNameEntry(trx: Trx, userId: string, isActive: boolean): Promise<void> {
  await trx.insertInto('nameEntries').values({ userId, isActive }).execute()
  await updateNameEntries(trx, [userId])
}

/** Makes the entries anew from the names as they are now; every change of a name calls it. */
export async function updateNameEntries(db: Db, userIds: readonly string[]): Promise<void> {
  const people = await db
    .selectFrom('profiles')
    .select(['userId', 'username', 'firstName', 'lastName'])
    .where('userId', 'in', userIds)
    .execute()
  const entries = people.map((person): NameEntry & { userId: string } => ({
    userId: person.userId,
    ...nameEntryOf(person),
  }))
  await sql`
    update name_entries set spelling = entry.spelling, terms = entry.terms, form = ${sql.lit(nameForm)}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry ("userId" uuid, spelling text, terms text[])
    where user_id = entry."userId"
  `.execute(db)
}

/**
 * Makes the next entries of an older form anew.
 * @returns how many there were
 */
export async function updateNextNameEntries(trx: Trx, most: number): Promise<number> {
  const { rows } = await sql<{ userId: string }>`
    select user_id from name_entries where form < ${sql.lit(nameForm)} order by user_id limit ${sql.lit(most)} for no key update
  `.execute(trx)
  if (rows.length > 0)
    await updateNameEntries(
      trx,
      rows.map(({ userId }) => userId),
    )
  return rows.length
}
