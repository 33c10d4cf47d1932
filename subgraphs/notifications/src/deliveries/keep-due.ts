import { type Lease, postponeDeliveries, settleDeliveries } from '../data/deliveries.ts'
import type { DropReason, DueNews } from '../data/due-news.ts'
import type { DeliveryChannel } from '../generated/database.ts'
import type { NotificationsService } from '../setup.ts'
import { countersOf } from './metrics.ts'

/** Settles what is not to be sent any more, puts off what is to be sent later, and gives the rest. */
export async function keepDue(
  service: NotificationsService,
  lease: Lease,
  channel: DeliveryChannel,
  news: readonly DueNews[],
): Promise<DueNews[]> {
  const byReason = Map.groupBy(news, ({ dropReason }) => dropReason)
  for (const [reason, dropped] of byReason) if (reason !== null) await drop(reason, dropped)
  const { now = [], ...later } = Object.groupBy(byReason.get(null) ?? [], ({ dueAt }) =>
    dueAt.getTime() > Date.now() ? dueAt.toISOString() : 'now',
  )
  for (const [until, news] of Object.entries(later)) {
    const deliveryIds = news!.map(({ deliveryId }) => deliveryId)
    await postponeDeliveries(service.database.system, { ...lease, deliveryIds }, new Date(until))
  }
  return now

  async function drop(lastError: DropReason, dropped: readonly DueNews[]): Promise<void> {
    const deliveryIds = dropped.map(({ deliveryId }) => deliveryId)
    await settleDeliveries(service.database.system, { ...lease, deliveryIds }, { state: 'DROPPED', lastError })
    countersOf(service.metrics).sent.inc({ channel, outcome: 'DROPPED' }, deliveryIds.length)
  }
}
