import { lockKeys, newId, statement } from '@plaza/database'
import type { Selectable } from 'kysely'
import type { PushSubscriptions } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

const pushSubscriptionColumns = ['id', 'userAgent', 'createdAt', 'lastUsedAt'] as const

export type PushSubscriptionRow = Pick<Selectable<PushSubscriptions>, (typeof pushSubscriptionColumns)[number]>

const pushSubscriptionsOf = statement((db: Db, { userId }: { userId: string }) =>
  db
    .selectFrom('pushSubscriptions')
    .select(pushSubscriptionColumns)
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .orderBy('id'),
)

/** In the order in which they were registered. */
export function listPushSubscriptions(db: Db, userId: string): Promise<PushSubscriptionRow[]> {
  return pushSubscriptionsOf.execute(db, { userId })
}

/** Until the transaction ends, other registrations of this person or of this browser wait. */
export async function lockRegistrations(trx: Trx, userId: string, endpoint: string): Promise<void> {
  // The person first, everywhere: a transaction that has locked a browser waits for nothing more.
  await lockKeys(trx, 'push', [userId])
  await lockKeys(trx, 'browser', [endpoint])
}

/** How many the person has beside `endpoint`. */
export async function countOtherPushSubscriptions(trx: Trx, userId: string, endpoint: string): Promise<number> {
  const { others } = await trx
    .selectFrom('pushSubscriptions')
    .select((eb) => eb.fn.countAll<number>().as('others'))
    .where('userId', '=', userId)
    .where('endpoint', '<>', endpoint)
    .executeTakeFirstOrThrow()
  return others
}

export interface NewPushSubscription {
  userId: string
  endpoint: string
  p256dh: string
  auth: string
  userAgent: string | null
  applicationServerKey: string
  /** Push ends with it. */
  sessionId: string
}

/** Registered again, an endpoint keeps its id and takes the new keys; another person's browser changes hands. */
export function upsertPushSubscription(trx: Trx, subscription: NewPushSubscription): Promise<PushSubscriptionRow> {
  const { p256dh, auth, userAgent, applicationServerKey, sessionId } = subscription
  return trx
    .insertInto('pushSubscriptions')
    .values({ id: newId(), ...subscription })
    .onConflict((conflict) =>
      conflict.column('endpoint').doUpdateSet({ p256dh, auth, userAgent, applicationServerKey, sessionId }),
    )
    .returning(pushSubscriptionColumns)
    .executeTakeFirstOrThrow()
}

export async function deletePushSubscription(trx: Trx, userId: string, endpoint: string): Promise<string | null> {
  const row = await trx
    .deleteFrom('pushSubscriptions')
    .where('userId', '=', userId)
    .where('endpoint', '=', endpoint)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** What it takes to send to a browser. Requests never see it. */
export async function findBrowser(system: Db, id: string) {
  const row = await system
    .selectFrom('pushSubscriptions')
    .select(['endpoint', 'p256dh', 'auth', 'applicationServerKey'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function updateLastUsed(system: Db, id: string): Promise<void> {
  await system.updateTable('pushSubscriptions').set({ lastUsedAt: new Date() }).where('id', '=', id).execute()
}

/** With all that waits to be sent to it. */
export async function deleteBrowser(system: Db, id: string): Promise<void> {
  await system.deleteFrom('pushSubscriptions').where('id', '=', id).execute()
}

export async function deleteBrowsersOfSessions(trx: Trx, userId: string, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  await trx.deleteFrom('pushSubscriptions').where('userId', '=', userId).where('sessionId', 'in', sessionIds).execute()
}
