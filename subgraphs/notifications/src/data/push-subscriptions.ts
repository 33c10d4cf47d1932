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
}

/** Registered again, an endpoint keeps its id and takes the new keys; another person's browser changes hands. */
export function upsertPushSubscription(trx: Trx, subscription: NewPushSubscription): Promise<PushSubscriptionRow> {
  const { p256dh, auth, userAgent } = subscription
  return trx
    .insertInto('pushSubscriptions')
    .values({ id: newId(), ...subscription })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ p256dh, auth, userAgent }))
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
