import type { Page } from '@plaza/database'
import { sql } from 'kysely'
import { fitsOf } from '../names/query.ts'
import type { Db } from './db.ts'

export interface FoundRow {
  userId: string
  /** How well the names fit, 0 to 3, and a little more for people with many friends. */
  score: number
}

/** The cursor of found people: best match first. */
export const foundPlace = ['number', 'uuid'] as const
export const placeOfFound = ({ score, userId }: FoundRow): readonly unknown[] => [score, userId]

/** People whose name or user name fits `query`, as far as they let the viewer find them. */
export async function searchPeople(db: Db, query: string, page: Page): Promise<FoundRow[]> {
  const [score, id] = page.after ?? [null, null]
  const username = query.replace(/^@/, '').toLowerCase()
  const { rows } = await sql<FoundRow>`
    select user_id, score
    from search_people(
      ${username}, ${JSON.stringify(fitsOf(query))}::jsonb, ${score}::double precision, ${id}::uuid, ${sql.lit(page.first + 1)}
    )
  `.execute(db)
  return rows
}
