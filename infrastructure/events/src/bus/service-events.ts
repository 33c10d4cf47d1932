import type { Database } from '@plaza/database'
import type { Logger } from 'pino'
import type { Consumer } from '../consumer.ts'
import type { Message } from '../envelope.ts'
import { countDeadLetters, type DeadLetter, replayDeadLetter } from '../inbox/dead-letters.ts'
import { Receiver } from '../inbox/receiver.ts'
import type { LiveHub } from '../live/hub.ts'
import { OutboxTail } from '../live/outbox-tail.ts'
import { runRelay } from '../outbox/relay.ts'
import { countUnpublished } from '../outbox/rows.ts'
import { keepOutboxSession, type OutboxSession } from '../outbox/session.ts'
import { type RebuildResult, rebuildProjection } from '../rebuild.ts'
import type { EventTransport } from '../transports/transport.ts'
import type { EventCounters, EventMetrics } from './metrics.ts'

export interface Attachment<DB> {
  service: string
  database: Database<DB>
  consumers: readonly Consumer<DB>[]
}

/** A service's part of the bus: its relay, its consumers, its live feed. */
export interface Attached {
  readonly database: Database<unknown>
  start(): Promise<void>
  /** Resolves when the part has ended after the signal. */
  stopped(): Promise<void>
  ready(): Promise<void>
  counters(): EventCounters
  metrics(): Promise<EventMetrics>
  /** Events of the service that are not delivered, and others' that it has not taken. */
  waits(): Promise<number>
  rebuild(projection: string, options?: { force?: boolean }): Promise<RebuildResult>
  /** @throws when it fails again */
  replay(letter: DeadLetter): Promise<void>
}

export interface AttachOptions {
  transport: EventTransport
  hub: LiveHub
  log: Logger
  signal: AbortSignal
}

/** How long a start waits for the database; after that it goes on trying beside. */
const startWithinMs = 10_000

export function attachService(attachment: Attachment<unknown>, options: AttachOptions): Attached {
  const { service, database } = attachment
  const { transport, hub, signal } = options
  const log = options.log.child({ service })
  const receiver = new Receiver({
    database,
    consumers: attachment.consumers,
    transport: transport.name,
    log,
    ...(transport.bury && {
      onDeadLetter: async (message, consumer, { error, attempts }) =>
        transport.bury?.(message, {
          dlq_service: service,
          dlq_consumer: consumer,
          dlq_cause: error,
          dlq_attempts: `${attempts}`,
        }),
    }),
  })
  const tail = new OutboxTail(hub, log)
  let session: Promise<void> | undefined
  let connected = false
  let relaying = false
  const published = new Map<string, number>()

  async function work(current: OutboxSession, onConnected: () => void): Promise<void> {
    const relay = runRelay(current, {
      service,
      pool: database.pool,
      sink: transport.sink(service),
      retention: transport.retention,
      log,
      onActive(active) {
        relaying = active
        log.debug({ relaying }, 'relay')
      },
      onPublished(rows) {
        for (const { topic } of rows) published.set(topic, (published.get(topic) ?? 0) + 1)
      },
    })
    const feed = transport.name === 'in-process' ? tail.run(current, onConnected) : onConnected()
    await Promise.all([relay, feed])
  }

  const counters = (): EventCounters => ({
    relaying,
    published: [...published].map(([topic, count]) => ({ topic, count })),
    consumers: receiver.counters.list(),
  })

  return {
    database,
    async start() {
      const opened = new Promise<void>((resolve) => {
        session = keepOutboxSession({
          database,
          log,
          signal,
          onTransient: (payload) => hub.emit(JSON.parse(payload) as Message),
          async work(current) {
            current.signal.addEventListener('abort', () => {
              connected = false
            })
            await work(current, () => {
              connected = true
              resolve()
            })
          },
        })
      })
      await transport.consume(receiver)
      await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, startWithinMs).unref())])
    },
    async stopped() {
      await session
    },
    async ready() {
      if (!connected) throw new Error('the outbox can not be reached')
    },
    async rebuild(projection, { force = false } = {}) {
      const consumer = attachment.consumers.find(({ name }) => name === projection)
      if (!consumer) throw new Error(`${service} has no consumer ${projection}`)
      return rebuildProjection({ database, consumer, transport, log, force })
    },
    replay: (letter) => replayDeadLetter(receiver, database.pool, letter),
    async waits() {
      const [{ count }, lag] = await Promise.all([countUnpublished(database.pool), transport.lag(receiver)])
      return lag.reduce((sum, { messages }) => sum + messages, count)
    },
    counters,
    async metrics() {
      const [outbox, lag, deadLettersWaiting] = await Promise.all([
        countUnpublished(database.pool),
        transport.lag(receiver),
        countDeadLetters(database),
      ])
      return {
        service,
        transport: transport.name,
        ...counters(),
        outbox: { unpublished: outbox.count, oldestUnpublishedMs: outbox.oldestMs },
        lag,
        deadLettersWaiting,
      }
    },
  }
}
