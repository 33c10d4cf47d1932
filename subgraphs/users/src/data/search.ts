import { type Page, statement } from '@plaza/database'
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

const foundBy = (search: 'search_people' | 'search_people_friends_first') =>
  statement((_: Db, { username, fits, page }: { username: string; fits: string; page: Page }) => {
    const [score, id] = page.after ?? [null, null]
    return sql<FoundRow>`
      select user_id, score
      from ${sql.id(search)}(
        ${username}, ${fits}::jsonb, ${score}::double precision, ${id}::uuid, ${sql.lit(page.first + 1)}
      )
    `
  })

const foundPeople = foundBy('search_people')
const foundPeopleFriendsFirst = foundBy('search_people_friends_first')

/** People whose name or user name fits `query`, as far as they let the viewer find them. */
export async function searchPeople(db: Db, query: string, isFriendsFirst: boolean, page: Page): Promise<FoundRow[]> {
  const username = query.replace(/^@/, '').toLowerCase()
  const found = isFriendsFirst ? foundPeopleFriendsFirst : foundPeople
  return await found.execute(db, { username, fits: JSON.stringify(fitsOf(query)), page })
}
