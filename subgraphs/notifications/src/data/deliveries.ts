import { lockKeys, newId } from '@plaza/database'
import { sql } from 'kysely'
import type { DeliveryChannel } from '../generated/database.ts'
import type { Db, Trx } from './db.ts'

/** A NOTIFY on it says that there are new rows. */
export const deliveriesChannel = 'deliveries'

/** An attempt ends well within its lease, so that only a sender that has died leaves it to the next one. */
const leaseMs = 120_000
const mostInOneMail = 200

/** What is to be sent, each person's mail as one and each browser's push message by itself. */
export async function insertDeliveries(
  trx: Trx,
  rows: readonly { notificationId: string; userId: string; channel: DeliveryChannel }[],
): Promise<void> {
  const mails = rows.filter(({ channel }) => channel === 'EMAIL')
  if (mails.length > 0) await trx.insertInto('deliveries').values(mails).execute()
  const pushes = rows.filter(({ channel }) => channel === 'PUSH')
  if (pushes.length === 0) return
  const ids = pushes.map(({ notificationId }) => notificationId)
  const userIds = pushes.map(({ userId }) => userId)
  await sql`
    insert into deliveries (notification_id, user_id, channel, push_subscription_id)
    select told.notification_id, told.user_id, 'PUSH', s.id
    from unnest(${ids}::uuid[], ${userIds}::uuid[]) as told (notification_id, user_id)
    join push_subscriptions s on s.user_id = told.user_id
  `.execute(trx)
}

/** What one sender has taken, until `leasedUntil`; afterwards it may be another's. */
export interface Lease {
  readonly deliveryIds: readonly string[]
  readonly leasedUntil: Date
  readonly attempts: number
}

export interface LeasedMail extends Lease {
  /** The same in each attempt, so that a mail that goes out twice is known as one. */
  readonly mailId: string
  readonly userId: string
}

/** How often others may come first before a sender waits to be woken again. */
const mostTries = 20

/**
 * Takes the mail that has been due for longest: all that is due to its person at that time, and again the same when it is
 * tried again. News about the safety of the account are mails by themselves. Null when there is none.
 */
export async function leaseMail(db: Db): Promise<LeasedMail | null> {
  for (let tries = 0; tries < mostTries; tries++) {
    const oldest = await dueBy(db, 'EMAIL').select('deliveries.userId').limit(1).executeTakeFirst()
    if (!oldest) return null
    const leased = await db.transaction().execute((trx) => leaseMailTo(trx, oldest.userId))
    if (leased) return leased
  }
  return null
}

const dueBy = (db: Db, channel: DeliveryChannel) =>
  db
    .selectFrom('deliveries')
    .where('deliveries.channel', '=', channel)
    .where('deliveries.state', '=', 'PENDING')
    .where('deliveries.nextAttemptAt', '<=', sql<Date>`now()`)
    .orderBy('deliveries.nextAttemptAt')

async function leaseMailTo(trx: Trx, userId: string): Promise<LeasedMail | null> {
  // Two senders would tear the mail in two, each with the rows that the other has not locked yet.
  await lockKeys(trx, 'mail', [userId])
  const due = await dueBy(trx, 'EMAIL')
    .innerJoin('notifications', 'notifications.id', 'deliveries.notificationId')
    .where('deliveries.userId', '=', userId)
    .select(['deliveries.id', 'deliveries.mailId', 'deliveries.attempts', 'notifications.type'])
    .limit(mostInOneMail)
    .forUpdate('deliveries')
    // What is being taken back right now.
    .skipLocked()
    .execute()
  const [first] = due
  if (!first) return null
  const together = due.filter(({ mailId, type }) => {
    if (first.mailId !== null) return mailId === first.mailId
    return first.type !== 'SECURITY' && mailId === null && type !== 'SECURITY'
  })
  const mailId = first.mailId ?? newId()
  const deliveryIds = (together.length > 0 ? together : [first]).map(({ id }) => id)
  const { leasedUntil } = await trx
    .updateTable('deliveries')
    .set({ attempts: first.attempts + 1, nextAttemptAt: inMs(leaseMs), mailId })
    .where('id', 'in', deliveryIds)
    .returning('nextAttemptAt as leasedUntil')
    .executeTakeFirstOrThrow()
  return { mailId, userId, deliveryIds, leasedUntil, attempts: first.attempts + 1 }
}

export interface LeasedPush extends Lease {
  readonly pushSubscriptionId: string
}

/** Takes the push message that has been due for longest; null when there is none. */
export async function leasePush(db: Db): Promise<LeasedPush | null> {
  const row = await db
    .updateTable('deliveries')
    .set({ attempts: sql<number>`attempts + 1`, nextAttemptAt: inMs(leaseMs) })
    .where('id', '=', () => dueBy(db, 'PUSH').select('deliveries.id').limit(1).forUpdate().skipLocked())
    .returning(['id', 'pushSubscriptionId', 'attempts', 'nextAttemptAt as leasedUntil'])
    .executeTakeFirst()
  if (!row) return null
  const { id, pushSubscriptionId, ...rest } = row
  return { deliveryIds: [id], pushSubscriptionId: pushSubscriptionId!, ...rest }
}

/** The deliveries of a lease, as long as it holds. */
const leased = (db: Db, { deliveryIds, leasedUntil }: Lease) =>
  db
    .updateTable('deliveries')
    .where('id', 'in', deliveryIds)
    .where('state', '=', 'PENDING')
    .where('nextAttemptAt', '=', leasedUntil)

/** They are done with: sent, failed for good, or dropped because they are not wanted any more. */
export async function settleDeliveries(
  db: Db,
  lease: Lease,
  { state, lastError = null }: { state: 'SENT' | 'FAILED' | 'DROPPED'; lastError?: string | null },
): Promise<void> {
  if (lease.deliveryIds.length === 0) return
  await leased(db, lease).set({ state, lastError, settledAt: sql<Date>`now()` }).execute()
}

/** They are tried again in so many milliseconds. */
export async function updateNextAttempt(
  db: Db,
  lease: Lease,
  { delayMs, lastError }: { delayMs: number; lastError: string },
): Promise<void> {
  await leased(db, lease)
    .set({ nextAttemptAt: inMs(delayMs), lastError })
    .execute()
}

/** They go out at another time: the attempt was none. */
export async function postponeDeliveries(db: Db, lease: Lease, until: Date): Promise<void> {
  await leased(db, lease)
    .set({
      nextAttemptAt: until,
      attempts: sql<number>`attempts - 1`,
      // What has not been a mail yet may become part of another one.
      mailId: sql<string | null>`case when attempts > 1 then mail_id end`,
    })
    .execute()
}

const inMs = (ms: number) => sql<Date>`now() + ${ms} * interval '1 millisecond'`
