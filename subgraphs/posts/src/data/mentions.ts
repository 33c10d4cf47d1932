import { statement, uuidArray } from '@plaza/database'
import type { Mention } from '@plaza/subgraph'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/** Of posts and comments: whom the text names. */
export const mentionsOf = (table: 'posts' | 'comments') =>
  sql<Mention[]>`${sql.ref(`${table}.mentions`)}`.as('mentions')

/** As the column takes them. */
export const mentionsValue = (mentions: readonly Mention[]): RawBuilder<string> =>
  sql<string>`${JSON.stringify(mentions)}::jsonb`

/** Those among these names, in lower case, whom the viewer may mention. */
export async function listMentionable(db: Db, names: readonly string[]): Promise<Mention[]> {
  const { rows } = await sql<Mention>`select name, user_id from find_mentionable(${names}::text[])`.execute(db)
  return rows
}

/** Those of the people who see a published post, or a comment on it. */
export async function listReadersAmong(
  db: Db,
  userIds: readonly string[],
  { postId, commentId }: { postId: string; commentId: string | null },
): Promise<Set<string>> {
  if (userIds.length === 0) return new Set()
  const { rows } = await sql<{ userId: string }>`
    select readers_among(${uuidArray(userIds)}, ${postId}, ${commentId}) as user_id
  `.execute(db)
  return new Set(rows.map(({ userId }) => userId))
}

const hiddenPeople = statement(
  (_: Db, { userIds }: { userIds: readonly string[] }) =>
    sql<{ id: string }>`
      select id from unnest(${uuidArray(userIds)}) people (id)
      where is_hidden(id, (select viewer_id()), (select viewer_has_blocks()))
    `,
)

/** Those who are hidden from the viewer. */
export async function listHiddenPeople(db: Db, userIds: readonly string[]): Promise<Map<string, true>> {
  const rows = await hiddenPeople.execute(db, { userIds })
  return new Map(rows.map(({ id }) => [id, true]))
}

/** The words stay as they are; nothing leads from them to the person any more. Runs as the owner. */
export async function deleteMentionsOf(trx: Trx, userId: string): Promise<void> {
  for (const table of ['posts', 'comments'] as const) {
    await sql`
      update ${sql.table(table)}
      set mentions = (
        select coalesce(jsonb_agg(m), '[]') from jsonb_array_elements(mentions) m where m ->> 'userId' <> ${userId}
      )
      where mentions <> '[]' and mentions @> ${JSON.stringify([{ userId }])}::jsonb
    `.execute(trx)
  }
}
