import type { Page } from '@plaza/database'
import { sql } from 'kysely'
import type { Db } from './db.ts'

export interface FoundRow {
  userId: string
  /** 0 to 2: how well name and user name fit. */
  score: number
}

/** The cursor of found people: best match first. */
export const foundPlace = ['number', 'uuid'] as const
export const placeOfFound = ({ score, userId }: FoundRow): readonly unknown[] => [score, userId]

/** People whose name or user name is like `query`, as far as they let the viewer find them. */
export async function searchPeople(db: Db, query: string, page: Page): Promise<FoundRow[]> {
  const [score, id] = page.after ?? [null, null]
  const { rows } = await sql<FoundRow>`
    select user_id, score
    from search_people(${query}, ${score}::double precision, ${id}::uuid, ${sql.lit(page.first + 1)})
  `.execute(db)
  return rows
}
