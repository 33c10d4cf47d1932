import type { Database } from '@plaza/database'
import type { Logger } from 'pino'
import type { Message } from '../envelope.ts'
import type { LiveHub } from '../live/hub.ts'
import { OutboxTail } from '../live/outbox-tail.ts'
import { runRelay } from '../outbox/run-relay.ts'
import { keepOutboxSession, type OutboxSession } from '../outbox/session.ts'
import type { EventTransport } from '../transports/transport.ts'
import type { EventCounters } from './metrics.ts'

export interface OutboxWorkerOptions {
  service: string
  database: Database<unknown>
  transport: EventTransport
  hub: LiveHub
  log: Logger
  /** Ends the work when it aborts. */
  signal: AbortSignal
}

/** Relays one service's outbox and, in process, feeds its live events from there, over one session. */
export class OutboxWorker {
  readonly #options: OutboxWorkerOptions
  readonly #tail: OutboxTail
  readonly #published = new Map<string, number>()
  #session: Promise<void> | undefined
  #isConnected = false
  #relaying = false

  constructor(options: OutboxWorkerOptions) {
    this.#options = options
    this.#tail = new OutboxTail(options.hub, options.log)
  }

  get isConnected(): boolean {
    return this.#isConnected
  }

  /** Resolves when the outbox is connected for the first time. */
  start(): Promise<void> {
    const { database, hub, log, signal } = this.#options
    return new Promise<void>((resolve) => {
      this.#session = keepOutboxSession({
        database,
        log,
        signal,
        onTransient: (payload) => hub.emit(JSON.parse(payload) as Message),
        work: async (session) => {
          session.signal.addEventListener('abort', () => {
            this.#isConnected = false
          })
          await this.#work(session, () => {
            this.#isConnected = true
            resolve()
          })
        },
      })
    })
  }

  /** Resolves when the session has ended after the signal. */
  async stopped(): Promise<void> {
    await this.#session
  }

  counters(): Pick<EventCounters, 'relaying' | 'published'> {
    const published = [...this.#published].map(([topic, count]) => ({ topic, count }))
    return { relaying: this.#relaying, published }
  }

  async #work(session: OutboxSession, onConnected: () => void): Promise<void> {
    const { service, database, transport, log } = this.#options
    const relay = runRelay(session, {
      service,
      pool: database.pool,
      sink: transport.sink(service),
      retention: transport.retention,
      outages: database.outages,
      log,
      onActive: (active) => {
        this.#relaying = active
        log.debug({ relaying: active }, 'whether this process relays the outbox has changed')
      },
      onPublished: (rows) => {
        for (const { topic } of rows) this.#published.set(topic, (this.#published.get(topic) ?? 0) + 1)
      },
    })
    const feed = transport.name === 'in-process' ? this.#tail.run(session, onConnected) : onConnected()
    await Promise.all([relay, feed])
  }
}
