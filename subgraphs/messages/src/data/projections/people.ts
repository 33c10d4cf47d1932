import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { People } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'

/** The ids of those whose account is deactivated or gone. */
export async function listHiddenPeople(db: Db, userIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('userId')
    .where('userId', 'in', userIds)
    .where('status', '<>', 'ACTIVE')
    .execute()
  return rows.map(({ userId }) => userId)
}

/** Whether the viewer can reach this person: known, active, and neither has blocked the other. */
export async function isReachable(db: Db, viewerId: string, userId: string): Promise<boolean> {
  const person = await db
    .selectFrom('people')
    .select('userId')
    .where('userId', '=', userId)
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

export async function upsertPerson(trx: Trx, person: Insertable<People>): Promise<void> {
  await upsertIfNewer(trx, 'people', person, { key: ['userId'] })
}
