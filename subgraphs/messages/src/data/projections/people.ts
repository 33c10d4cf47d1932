import { upsertIfNewer } from '@plaza/database'
import type { Insertable } from 'kysely'
import type { People } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'
import { isBlockedWith } from './block-edges.ts'

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

/** The ids of those whom the viewer can reach: known, active, and neither has blocked the other. */
export async function listReachablePeople(db: Db, viewerId: string, userIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('userId')
    .where('userId', 'in', userIds)
    .where('status', '=', 'ACTIVE')
    .where((eb) => eb.not(isBlockedWith(viewerId, 'people.userId')))
    .execute()
  return rows.map(({ userId }) => userId)
}

export async function isReachable(db: Db, viewerId: string, userId: string): Promise<boolean> {
  return (await listReachablePeople(db, viewerId, [userId])).length > 0
}

export async function upsertPerson(trx: Trx, person: Insertable<People>): Promise<void> {
  await upsertIfNewer(trx, 'people', person, { key: ['userId'] })
}
