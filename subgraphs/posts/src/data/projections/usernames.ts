import { upsertIfNewer } from '@plaza/database'
import { namesIn } from '@plaza/subgraph'
import { type Insertable, sql } from 'kysely'
import type { MentionChoices, Usernames } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

/** Null once the account is gone: the row keeps the version. */
export async function upsertUsername(trx: Trx, row: Insertable<Usernames>): Promise<void> {
  await upsertIfNewer(trx, 'usernames', row, { key: ['userId'] })
}

/** Who may mention a person. Somebody without a row is mentioned by everybody. */
export async function upsertMentionChoice(trx: Trx, row: Insertable<MentionChoices>): Promise<void> {
  await upsertIfNewer(trx, 'mentionChoices', row, { key: ['userId'] })
}

/** Whose names these texts have, by the names in lower case. For loads, whose people are all known and let everybody mention them. */
export async function listNamedIn(db: Db, contents: readonly string[]): Promise<Map<string, string>> {
  const names = [...new Set(contents.flatMap(namesIn))]
  if (names.length === 0) return new Map()
  const rows = await db
    .selectFrom('usernames')
    .select([sql<string>`lower(username)`.as('name'), 'userId'])
    .where(sql`lower(username)`, 'in', names)
    .execute()
  return new Map(rows.map(({ name, userId }) => [name, userId]))
}

/** Of a loaded text, as its column takes them. */
export function loadedMentions(content: string, named: ReadonlyMap<string, string>): string {
  return JSON.stringify(
    namesIn(content).flatMap((name) => {
      const userId = named.get(name)
      return userId === undefined ? [] : [{ name, userId }]
    }),
  )
}
