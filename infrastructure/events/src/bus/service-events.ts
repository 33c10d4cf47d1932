import type { Database } from '@plaza/database'
import type { Logger } from 'pino'
import { countDeadLetters, type DeadLetter } from '../inbox/dead-letters.ts'
import { Receiver } from '../inbox/receiver.ts'
import { replayDeadLetter } from '../inbox/replay-dead-letter.ts'
import type { LiveHub } from '../live/hub.ts'
import { countUnpublished } from '../outbox/rows.ts'
import { type RebuildResult, rebuildProjection } from '../rebuild.ts'
import type { EventTransport } from '../transports/transport.ts'
import type { EventCounters, EventMetrics } from './metrics.ts'
import { OutboxWorker } from './outbox-worker.ts'
import type { ServiceRegistration } from './registration.ts'

/** One registered service on the bus: its relay, its consumers, its live feed. */
export interface ServiceEvents {
  readonly database: Database<unknown>
  start(): Promise<void>
  /** Resolves when its outbox session has ended, after the signal has aborted. */
  stopped(): Promise<void>
  /** Rejects while the outbox can't be reached. */
  ready(): Promise<void>
  counters(): EventCounters
  metrics(): Promise<EventMetrics>
  /** How many of its own events are not published, and of other services' not handled here. */
  countPending(): Promise<number>
  rebuild(projection: string, options?: { force?: boolean }): Promise<RebuildResult>
  /** @throws when the dead letter fails again */
  replay(letter: DeadLetter): Promise<void>
}

export interface ServiceEventsOptions {
  transport: EventTransport
  hub: LiveHub
  log: Logger
  signal: AbortSignal
}

/** Makes the parts of a registered service; nothing runs before `start`, and all of it ends when the signal aborts. */
export function createServiceEvents(
  registration: ServiceRegistration<unknown>,
  options: ServiceEventsOptions,
): ServiceEvents {
  const { service, database, consumers } = registration
  const { transport, hub, signal } = options
  const log = options.log.child({ service })
  const receiver = createReceiver(registration, transport, log)
  const outbox = new OutboxWorker({ service, database, transport, hub, log, signal })
  const counters = (): EventCounters => ({ ...outbox.counters(), consumers: receiver.counters.list() })

  return {
    database,
    async start() {
      const connected = outbox.start()
      await transport.consume(receiver)
      await connected
    },
    stopped: () => outbox.stopped(),
    async ready() {
      if (!outbox.isConnected) throw new Error(`the outbox of ${service} can not be reached`)
    },
    async rebuild(projection, { force = false } = {}) {
      const consumer = consumers.find(({ name }) => name === projection)
      if (!consumer) throw new Error(`${service} has no consumer ${projection}`)
      return rebuildProjection({ database, consumer, transport, log, force })
    },
    replay: (letter) => replayDeadLetter(receiver, database.pool, letter),
    async countPending() {
      const [{ count }, lag] = await Promise.all([countUnpublished(database.pool), transport.lag(receiver)])
      return lag.reduce((sum, { messages }) => sum + messages, count)
    },
    counters,
    async metrics() {
      const [unpublished, lag, deadLettersWaiting] = await Promise.all([
        countUnpublished(database.pool),
        transport.lag(receiver),
        countDeadLetters(database),
      ])
      return {
        service,
        transport: transport.name,
        ...counters(),
        outbox: { unpublished: unpublished.count, oldestUnpublishedMs: unpublished.oldestMs },
        lag,
        deadLettersWaiting,
      }
    },
  }
}

function createReceiver(
  { service, database, consumers }: ServiceRegistration<unknown>,
  transport: EventTransport,
  log: Logger,
): Receiver {
  return new Receiver({
    database,
    consumers,
    transport: transport.name,
    log,
    ...(transport.sendDeadLetter && {
      onDeadLetter: async (message, consumer, { error, attempts }) =>
        transport.sendDeadLetter?.(message, {
          dlq_service: service,
          dlq_consumer: consumer,
          dlq_cause: error,
          dlq_attempts: `${attempts}`,
        }),
    }),
  })
}
