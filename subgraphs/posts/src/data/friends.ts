import type { Db } from './db.ts'
import { anyOf } from './grouping.ts'

/** Those of the people who are friends of this person. */
export async function listFriendsAmong(db: Db, userId: string, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const rows = await db
    .selectFrom('friendEdges')
    .select('friendId')
    .where('userId', '=', userId)
    .where('ended', '=', false)
    .where('friendId', '=', anyOf(people))
    .execute()
  return new Set(rows.map(({ friendId }) => friendId))
}
