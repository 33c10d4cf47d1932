import { type Lease, settleDeliveries } from '../data/deliveries.ts'
import type { DropReason, DueNews } from '../data/due-news.ts'
import type { DeliveryChannel } from '../generated/database.ts'
import type { NotificationsService } from '../setup.ts'
import { countersOf } from './metrics.ts'

/** Settles what is not to be sent any more; gives the rest. */
export async function dropUnwanted(
  service: NotificationsService,
  lease: Lease,
  channel: DeliveryChannel,
  news: readonly DueNews[],
): Promise<DueNews[]> {
  const byReason = Map.groupBy(news, ({ dropReason }) => dropReason)
  for (const [reason, dropped] of byReason) if (reason !== null) await drop(reason, dropped)
  return byReason.get(null) ?? []

  async function drop(lastError: DropReason, dropped: readonly DueNews[]): Promise<void> {
    const deliveryIds = dropped.map(({ deliveryId }) => deliveryId)
    await settleDeliveries(service.database.system, { ...lease, deliveryIds }, { state: 'DROPPED', lastError })
    countersOf(service.metrics).sent.inc({ channel, outcome: 'DROPPED' }, deliveryIds.length)
  }
}
