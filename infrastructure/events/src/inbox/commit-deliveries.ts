import type { Database } from '@plaza/database'
import pTimeout from 'p-timeout'
import { claim, claimKey } from './claim.ts'
import type { Counters } from './counters.ts'
import type { BatchControl, Delivery } from './delivery.ts'
import { type HandlingOptions, handleEvent } from './handle-event.ts'

const heartbeatEveryMs = 2_000

export interface CommitOptions extends HandlingOptions {
  database: Database<unknown>
  counters: Counters
  /** Longest that one handler may take for one event. */
  deadlineMs: number
  heartbeat?: BatchControl['heartbeat']
}

/**
 * Commits the inbox rows of all deliveries and the effects of their handlers in one transaction, and counts what was
 * handled. What a consumer has committed before is passed over.
 * @throws what a handler throws, or Unavailable while a projection is being rebuilt; then nothing was committed
 */
export async function commitDeliveries(deliveries: readonly Delivery[], options: CommitOptions): Promise<void> {
  const { database, counters, deadlineMs, heartbeat } = options
  const handled = await database.system.transaction().execute(async (trx) => {
    const claims = deliveries.flatMap(({ event, consumers }) =>
      consumers.map(({ name }) => ({ consumer: name, eventId: event.id })),
    )
    const limits = { timeoutMs: Math.ceil(deadlineMs), projections: projectionsOf(deliveries) }
    const fresh = await claim(trx, claims, limits)
    const done: { consumer: string; topic: string }[] = []
    let heartbeatAt = performance.now()
    for (const { message, event, consumers } of deliveries) {
      if (performance.now() - heartbeatAt > heartbeatEveryMs) {
        await heartbeat?.()
        heartbeatAt = performance.now()
      }
      for (const consumer of consumers) {
        if (!fresh.delete(claimKey(consumer.name, event.id))) continue
        // A handler that goes on past its deadline is cut off by the statement time-out of its transaction.
        await pTimeout(handleEvent(trx, consumer, event, options), {
          milliseconds: deadlineMs,
          message: `took longer than ${deadlineMs} ms`,
        })
        done.push({ consumer: consumer.name, topic: message.topic })
      }
    }
    return done
  })
  for (const { consumer, topic } of handled) counters.count(consumer, topic, 'handled')
}

function projectionsOf(deliveries: readonly Delivery[]): string[] {
  const consumers = new Set(deliveries.flatMap((delivery) => delivery.consumers))
  return [...consumers].filter(({ tables }) => tables.length > 0).map(({ name }) => name)
}
