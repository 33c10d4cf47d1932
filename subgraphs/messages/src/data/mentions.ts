import type { Mention } from '@plaza/subgraph'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** As the column takes them. */
export const mentionsValue = (mentions: readonly Mention[]): RawBuilder<string> =>
  sql<string>`${JSON.stringify(mentions)}::jsonb`

/** Those among these names, in lower case, whom the viewer may mention. */
export async function listMentionable(db: Db, names: readonly string[]): Promise<Mention[]> {
  const { rows } = await sql<Mention>`select name, user_id from find_mentionable(${names}::text[])`.execute(db)
  return rows
}

/** The words stay as they are; nothing leads from them to the person any more. Runs as the owner. */
export async function deleteMentionsOf(trx: Trx, userId: string): Promise<void> {
  await sql`
    update messages
    set mentions = (
      select coalesce(jsonb_agg(m), '[]') from jsonb_array_elements(mentions) m where m ->> 'userId' <> ${userId}
    )
    where mentions <> '[]' and mentions @> ${JSON.stringify([{ userId }])}::jsonb
  `.execute(trx)
}
