import { newId, statement, uuidArray, type ViewerId } from '@plaza/database'
import { type Selectable, sql } from 'kysely'
import type { FilteredWords } from '../generated/database.ts'
import { indexText } from '../search/index-text.ts'
import type { Db, Trx } from './db.ts'

/** As the contract has it. */
type FilterPlace = 'HOME_FEED' | 'POSTS' | 'COMMENTS' | 'NOTIFICATIONS'

export type FilteredWordRow = Pick<Selectable<FilteredWords>, 'id' | 'phrase' | 'createdAt' | 'expiresAt'> & {
  places: FilterPlace[]
}

const columns = ['id', 'phrase', 'createdAt', 'expiresAt', sql<FilterPlace[]>`places`.as('places')] as const
const holds = sql<boolean>`(expires_at is null or expires_at > now())`

const filteredWordsOf = statement((db: Db, { userId }: { userId: ViewerId }) =>
  db
    .selectFrom('filteredWords')
    .select(columns)
    .where('userId', '=', userId)
    .where(holds)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc'),
)

/** The person's own that hold now, newest first. */
export function listFilteredWords(db: Db, userId: ViewerId): Promise<FilteredWordRow[]> {
  return filteredWordsOf.execute(db, { userId })
}

/** How many hold besides these words. */
export async function countOtherFilteredWords(trx: Trx, userId: string, query: string): Promise<number> {
  const { count } = await trx
    .selectFrom('filteredWords')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .where('query', '!=', query)
    .where(holds)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Those of the people who want no news of what is written with these words. */
export async function listFilteringAmong(db: Db, userIds: readonly string[], content: string): Promise<string[]> {
  if (userIds.length === 0 || content === '') return []
  const { rows } = await sql<{ userId: string }>`
    select filtering_among(${uuidArray(userIds)}, ${indexText(content)}::tsvector) as user_id
  `.execute(db)
  return rows.map(({ userId }) => userId)
}

/** The same words in another spelling take the place of those before. */
export async function upsertFilteredWord(
  trx: Trx,
  word: { userId: string; phrase: string; query: string; places: FilterPlace[]; expiresAt: Date | null },
): Promise<FilteredWordRow> {
  const { phrase, places, expiresAt } = word
  return await trx
    .insertInto('filteredWords')
    .values({ id: newId(), ...word })
    .onConflict((conflict) => conflict.columns(['userId', 'query']).doUpdateSet({ phrase, places, expiresAt }))
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** @returns whether there was one */
export async function deleteFilteredWord(trx: Trx, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('filteredWords')
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Runs as the owner. */
export async function deleteExpiredWords(db: Db): Promise<void> {
  await db.deleteFrom('filteredWords').where('expiresAt', '<=', sql<Date>`now()`).execute()
}
