import { type Database, Outages } from '@plaza/database'
import type { Logger } from 'pino'
import { pause } from '../concurrency/pause.ts'
import { type EventsSettings, kafkaSettings } from '../config.ts'
import type { DeadLetter } from '../inbox/dead-letters.ts'
import { createLiveFeed } from '../live/create-feed.ts'
import type { LiveFeed } from '../live/feed.ts'
import { LiveHub } from '../live/hub.ts'
import type { RebuildResult } from '../rebuild.ts'
import { inProcessTransport } from '../transports/in-process/transport.ts'
import { kafkaTransport } from '../transports/kafka/transport.ts'
import type { EventCounters, EventMetrics } from './metrics.ts'
import type { ServiceRegistration } from './registration.ts'
import { createServiceEvents, type ServiceEvents } from './service-events.ts'

/** Brings the events of registered services from their outboxes to their consumers, for as long as the process runs. */
export interface EventBus {
  /** Registers a service, before or after the start. Returns the service's own live feed. */
  register<DB>(registration: ServiceRegistration<DB>): LiveFeed
  /** Live events of any service. Without Kafka the service has to be registered here. */
  live(service: string): LiveFeed
  /**
   * Resolves when the services' events flow; after ten seconds also while a database or the broker is away, and they flow
   * as soon as it is there.
   */
  start(): Promise<void>
  /** Finishes deliveries that have begun; all other events wait in the outboxes. */
  stop(): Promise<void>
  /** Rejects while the service's outbox can't be reached. */
  ready(service: string): Promise<void>
  /** Whether the broker is away: events wait in the outboxes then, and nothing comes from other processes. */
  readonly isCut: boolean
  /**
   * Milliseconds for which nothing has been heard from where a service's events come from, so that live ones may be missing;
   * 0 in the process of their outbox.
   */
  silentMs(service: string): number
  /** Resolves when every event of the registered services is published and handled; for tests and seeds. */
  settled(options?: { timeoutMs?: number }): Promise<void>
  /** What this process has counted itself; asks neither database nor broker. */
  counters(service: string): EventCounters
  /** The counters and, from database and broker, what waits in outbox, topics and dead letters. */
  metrics(service: string): Promise<EventMetrics>
  /**
   * Empties a projection (a consumer with tables) and makes it again from the events; also before the start.
   * @throws IncompleteHistory when there would be fewer rows than before, unless `force` is set
   */
  rebuild(service: string, projection: string, options?: { force?: boolean }): Promise<RebuildResult>
  /**
   * Brings a dead letter to its consumer once more.
   * @throws when it fails again
   */
  replay(service: string, letter: DeadLetter): Promise<void>
}

/** Longest that a start waits for databases and brokers. */
const startDeadlineMs = 10_000

/**
 * Makes a bus, in process or over Kafka as the settings say; nothing runs before `start`.
 * @throws when Kafka settings contradict each other
 */
export function createEventBus(
  settings: EventsSettings,
  options: {
    log: Logger
    /** Where an outage of the brokers is counted; a log of the bus's own unless given. */
    outages?: Outages
  },
): EventBus {
  const { log, outages = new Outages(log) } = options
  const registered = new Map<string, ServiceEvents>()
  const hubs = new Map<string, { hub: LiveHub; feed: LiveFeed }>()
  const stopping = new AbortController()
  const kafka = kafkaSettings(settings)
  const database = (service: string): Database<unknown> | undefined => registered.get(service)?.database
  const transport = kafka ? kafkaTransport(kafka, { log, outages }) : inProcessTransport({ database, log })
  /** Work that waits for the start. */
  const waiting: (() => Promise<unknown>)[] = []
  let started = false

  function whenStarted(work: () => Promise<unknown>): void {
    if (!started) waiting.push(work)
    else
      work().catch((error) =>
        log.error(
          { err: error },
          'a service that was registered after the start could not be started, or its live events not followed',
        ),
      )
  }

  function liveOf(service: string): { hub: LiveHub; feed: LiveFeed } {
    const existing = hubs.get(service)
    if (existing) return existing
    const hub = new LiveHub(log)
    const live = {
      hub,
      feed: createLiveFeed({ hub, source: transport.live, whenStarted, log, signal: stopping.signal }),
    }
    hubs.set(service, live)
    whenStarted(() => transport.live.follow(service, hub))
    return live
  }

  const get = (service: string): ServiceEvents => {
    const found = registered.get(service)
    if (!found) throw new Error(`${service} is not registered with this event bus`)
    return found
  }

  return {
    register<DB>(registration: ServiceRegistration<DB>) {
      const { service } = registration
      if (registered.has(service)) throw new Error(`${service} is registered twice`)
      const { hub, feed } = liveOf(service)
      const events = createServiceEvents(registration as ServiceRegistration<unknown>, {
        transport,
        hub,
        log,
        signal: stopping.signal,
      })
      registered.set(service, events)
      whenStarted(() => events.start())
      return feed
    },
    live: (service) => liveOf(service).feed,
    async start() {
      await transport.start()
      started = true
      const begun = Promise.all(waiting.splice(0).map((work) => work()))
      await Promise.race([begun, pause(startDeadlineMs, stopping.signal)])
    },
    async stop() {
      stopping.abort()
      await Promise.all([...registered.values()].map((events) => events.stopped()))
      await transport.stop()
    },
    async rebuild(service, projection, options) {
      if (!started) await transport.start()
      return get(service).rebuild(projection, options)
    },
    replay: (service, letter) => get(service).replay(letter),
    ready: (service) => get(service).ready(),
    get isCut() {
      return outages.causes.includes('broker')
    },
    silentMs: (service) => transport.live.silentMs(service),
    counters: (service) => get(service).counters(),
    metrics: (service) => get(service).metrics(),
    async settled({ timeoutMs = 30_000 } = {}) {
      const deadline = performance.now() + timeoutMs
      // All are asked twice: the last thing that one service handled may have made another one publish.
      let pauseMs = 5
      for (let quiet = 0; quiet < 2; ) {
        let pending = 0
        for (const events of registered.values()) pending += await events.countPending()
        quiet = pending === 0 ? quiet + 1 : 0
        if (pending === 0) continue
        if (performance.now() > deadline) throw new Error(`${pending} events have not settled within ${timeoutMs} ms`)
        // The queries must not keep the services from their work while many events are pending.
        await pause(pauseMs, stopping.signal)
        pauseMs = Math.min(pauseMs * 1.5, 250)
        stopping.signal.throwIfAborted()
      }
    },
  }
}
