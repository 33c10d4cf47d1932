import { lockKeys, statement, upsertIfNewer, uuidRows, type ViewerId } from '@plaza/database'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { People } from '../../generated/database.ts'
import type { Db, Trx } from '../db.ts'
import { isBlockedWith } from './block-edges.ts'
import { hasAccepted, letsBegin } from './privacy-choices.ts'

/**
 * SQL: whether the person in this column is hidden from the viewer: blocked either way, away, gone or not heard of. The status
 * is looked up; for `not exists` a plan may read everybody instead.
 */
export function isHidden(viewerId: ViewerId, column: string): RawBuilder<boolean> {
  const person = sql.ref(column)
  return sql<boolean>`(${person} is distinct from ${viewerId} and (
    (select h.status from people h where h.user_id = ${person}) is distinct from 'ACTIVE'
    or ${isBlockedWith(viewerId, column)}
  ))`
}

const hiddenPeople = statement((db: Db, { viewerId, userIds }: { viewerId: ViewerId; userIds: readonly string[] }) =>
  db.selectFrom(uuidRows(userIds, 'person')).select('person.id').where(isHidden(viewerId, 'person.id')),
)

/** The ids of those who are hidden from the viewer. */
export async function listHiddenPeople(db: Db, viewerId: ViewerId, userIds: readonly string[]): Promise<string[]> {
  const rows = await hiddenPeople.execute(db, { viewerId, userIds })
  return rows.map(({ id }) => id)
}

/** The ids of those whose account is active. */
export async function listActivePeople(db: Db, userIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('userId')
    .where('userId', 'in', userIds)
    .where('status', '=', 'ACTIVE')
    .execute()
  return rows.map(({ userId }) => userId)
}

const reachablePeople = statement((db: Db, { viewerId, userIds }: { viewerId: ViewerId; userIds: readonly string[] }) =>
  db
    .selectFrom('people')
    .select('userId')
    .where('userId', 'in', userIds)
    .where('status', '=', 'ACTIVE')
    .where((eb) => eb.not(isBlockedWith(viewerId, 'people.userId'))),
)

/** The ids of those whom the viewer can reach: known, active, and neither has blocked the other. */
export async function listReachablePeople(db: Db, viewerId: ViewerId, userIds: readonly string[]): Promise<string[]> {
  const rows = await reachablePeople.execute(db, { viewerId, userIds })
  return rows.map(({ userId }) => userId)
}

const writablePeople = statement((db: Db, { viewerId, userIds }: { viewerId: ViewerId; userIds: readonly string[] }) =>
  db
    .selectFrom('people')
    .select('userId')
    .where('userId', 'in', userIds)
    .where('status', '=', 'ACTIVE')
    .where((eb) => eb.not(isBlockedWith(viewerId, 'people.userId')))
    .where((eb) => eb.or([letsBegin(viewerId, 'people.userId'), hasAccepted(viewerId, 'people.userId')])),
)

/** The ids of those, among whom the viewer can reach, to whom the viewer may write. */
export async function listWritablePeople(db: Db, viewerId: ViewerId, userIds: readonly string[]): Promise<string[]> {
  const rows = await writablePeople.execute(db, { viewerId, userIds })
  return rows.map(({ userId }) => userId)
}

export async function isReachable(db: Db, viewerId: string, userId: string): Promise<boolean> {
  return (await listReachablePeople(db, viewerId, [userId])).length > 0
}

// Who is let into a conversation is active at that moment: the transaction that lets people in takes a shared advisory lock
// on each, and the one that ends an account an exclusive lock, after which it finds every group that the person is in.

/** Keeps these accounts from ending until the transaction ends. Look only after it who is active. */
export function lockForJoining(trx: Trx, userIds: readonly string[]): Promise<void> {
  return lockKeys(trx, 'joining', userIds, { shared: true })
}

/** Waits for transactions that let the person in; others wait until this one ends. */
export function lockAgainstJoining(trx: Trx, userId: string): Promise<void> {
  return lockKeys(trx, 'joining', [userId])
}

export async function upsertPerson(trx: Trx, person: Insertable<People>): Promise<void> {
  await upsertIfNewer(trx, 'people', person, { key: ['userId'] })
}
