import { setTimeout } from 'node:timers/promises'
import { clientConfig, outageOf } from '@plaza/database'
import { WakeSignal } from '@plaza/events'
import { describe } from '@plaza/server'
import pg from 'pg'
import type { ServiceInstance, Worker } from './define-subgraph.ts'

const reconnectMs = 1_000
const backoffMs = { first: 250, most: 10_000 }

/**
 * Runs each worker as often at once as it says, in every process of the service: one piece of work after the other, and
 * when there is none, again after the next NOTIFY on its channel or the worker's `pollMs`. A failure is logged, and the
 * next piece is taken after a backoff.
 */
export function startWorkers(
  workers: readonly Worker[],
  service: ServiceInstance,
): {
  /** Resolves when each worker has found nothing left to do once. */
  begun: Promise<void>
  /** Aborts the work under way and resolves when it has ended. */
  stop(): Promise<void>
} {
  const stopped = new AbortController()
  const slots = workers.flatMap((worker) =>
    Array.from({ length: worker.concurrency(service) }, () => ({
      ...{ worker, wake: new WakeSignal(), idle: Promise.withResolvers<void>() },
    })),
  )
  const wake = (channel: string) => {
    for (const slot of slots) if (slot.worker.channel === channel) slot.wake.notify()
  }
  const channels = [...new Set(workers.map(({ channel }) => channel))]
  const listening = keepListening(channels, wake, service, stopped.signal)
  const running = slots.map((slot) => loop(slot, service, stopped.signal))
  return {
    begun: Promise.all(slots.map(({ idle }) => idle.promise)).then(() => {}),
    async stop() {
      stopped.abort()
      await Promise.all([listening, ...running])
    },
  }
}

interface Slot {
  readonly worker: Worker
  readonly wake: WakeSignal
  readonly idle: PromiseWithResolvers<void>
}

async function loop({ worker, wake, idle }: Slot, service: ServiceInstance, stopped: AbortSignal): Promise<void> {
  let retryMs = backoffMs.first
  for (let mayBeMore = false; ; ) {
    if (!mayBeMore) await wake.wait(worker.pollMs, stopped)
    if (stopped.aborted) break
    try {
      mayBeMore = await worker.run(service, stopped)
      if (!mayBeMore) idle.resolve()
      retryMs = backoffMs.first
    } catch (error) {
      if (stopped.aborted) break
      const away = outageOf(error)
      if (away) service.database.outages.failed(away, error)
      else service.log.error({ err: describe(error), worker: worker.name }, 'worker failed')
      await setTimeout(retryMs, undefined, { signal: stopped }).catch(() => {})
      retryMs = Math.min(retryMs * 2, backoffMs.most)
      mayBeMore = true
    }
  }
  idle.resolve()
}

/** Wakes the workers of a channel when it begins to listen, and at each notification. */
async function keepListening(
  channels: readonly string[],
  wake: (channel: string) => void,
  { name, database, log }: ServiceInstance,
  stopped: AbortSignal,
): Promise<void> {
  while (channels.length > 0 && !stopped.aborted) {
    const client = new pg.Client(clientConfig(database.config, `plaza-${name}-workers`))
    const lost = Promise.withResolvers<void>()
    lost.promise.catch(() => {})
    client.on('error', lost.reject)
    client.on('end', () => lost.reject(new Error('the connection has ended')))
    client.on('notification', ({ channel }) => wake(channel))
    const stop = () => lost.resolve()
    stopped.addEventListener('abort', stop)
    try {
      await client.connect()
      for (const channel of channels) {
        await client.query(`listen ${pg.escapeIdentifier(channel)}`)
        wake(channel)
      }
      await lost.promise
    } catch (error) {
      const away = outageOf(error)
      if (away) database.outages.failed(away, error)
      else log.warn({ err: describe(error) }, 'the connection that wakes the workers is lost; it is opened again')
    } finally {
      stopped.removeEventListener('abort', stop)
      // Ending waits for a server that may be gone.
      await Promise.race([client.end().catch(() => {}), setTimeout(1_000, undefined, { ref: false })])
    }
    await setTimeout(reconnectMs, undefined, { signal: stopped }).catch(() => {})
  }
}
