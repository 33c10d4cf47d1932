import type { Kysely } from 'kysely'
import type { DB } from '../../generated/database.ts'

/** Those who have switched their accounts off, or are gone. */
export async function findHiddenPeople(db: Kysely<DB>, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('people')
    .select('id')
    .where('id', 'in', ids)
    .where('status', '<>', 'ACTIVE')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Whether the viewer can reach this person: known, active, and neither has blocked the other. */
export async function isReachable(db: Kysely<DB>, viewerId: string, userId: string): Promise<boolean> {
  const person = await db
    .selectFrom('people')
    .select('id')
    .where('id', '=', userId)
    .where('status', '=', 'ACTIVE')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('blockEdges')
            .select('blockerId')
            .where('isEnded', '=', false)
            .where(({ and, or, eb }) =>
              or([
                and([eb('blockerId', '=', viewerId), eb('blockedId', '=', userId)]),
                and([eb('blockerId', '=', userId), eb('blockedId', '=', viewerId)]),
              ]),
            ),
        ),
      ),
    )
    .executeTakeFirst()
  return person !== undefined
}

/** Those of the people who are friends of the viewer, with an account in use. */
export async function findFriends(db: Kysely<DB>, viewerId: string, userIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('friendEdges')
    .innerJoin('people', 'people.id', 'friendEdges.friendId')
    .select('friendEdges.friendId')
    .where('friendEdges.userId', '=', viewerId)
    .where('friendEdges.friendId', 'in', userIds)
    .where('friendEdges.isEnded', '=', false)
    .where('people.status', '=', 'ACTIVE')
    .execute()
  return new Set(rows.map(({ friendId }) => friendId))
}
