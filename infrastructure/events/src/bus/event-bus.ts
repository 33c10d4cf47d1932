import type { Database } from '@plaza/database'
import type { Logger } from 'pino'
import { pause } from '../concurrency/wake-signal.ts'
import { type EventsSettings, kafkaSettings } from '../config.ts'
import type { DeadLetter } from '../inbox/dead-letters.ts'
import { createLiveFeed } from '../live/create-feed.ts'
import type { LiveFeed } from '../live/feed.ts'
import { LiveHub } from '../live/hub.ts'
import type { RebuildResult } from '../rebuild.ts'
import { inProcessTransport } from '../transports/in-process/transport.ts'
import { kafkaTransport } from '../transports/kafka/transport.ts'
import type { EventCounters, EventMetrics } from './metrics.ts'
import { type Attached, type Attachment, attachService } from './service-events.ts'

/** What brings events from the outboxes of its services to their consumers, for the length of a process. */
export interface EventBus {
  /** Before or after the start. Returns the service's own live feed. */
  attach<DB>(attachment: Attachment<DB>): LiveFeed
  /** Another service's live events. Without Kafka it has to be attached here. */
  live(service: string): LiveFeed
  start(): Promise<void>
  /** Finishes what is under way; the rest waits in the outboxes. */
  stop(): Promise<void>
  /** Resolves when the service's events can flow. */
  ready(service: string): Promise<void>
  /** Resolves when all that the attached services have said has been done; for tests and seeds. */
  settled(options?: { timeoutMs?: number }): Promise<void>
  /** What this process has counted, without asking anybody. */
  counters(service: string): EventCounters
  metrics(service: string): Promise<EventMetrics>
  /**
   * Drops a projection (a consumer with tables) and makes it again; also while nothing is started.
   * @throws IncompleteHistory when there would be fewer rows than before, unless forced
   */
  rebuild(service: string, projection: string, options?: { force?: boolean }): Promise<RebuildResult>
  /** Takes a dead letter to its consumer once more. @throws when it fails again */
  replay(service: string, letter: DeadLetter): Promise<void>
}

export function createEventBus(settings: EventsSettings, { log }: { log: Logger }): EventBus {
  const attached = new Map<string, Attached>()
  const hubs = new Map<string, { hub: LiveHub; feed: LiveFeed }>()
  const stopping = new AbortController()
  const kafka = kafkaSettings(settings)
  const database = (service: string): Database<unknown> | undefined => attached.get(service)?.database
  const transport = kafka ? kafkaTransport(kafka, { log }) : inProcessTransport({ database, log })
  /** What was asked for before the start. */
  const waiting: (() => Promise<unknown>)[] = []
  let started = false

  function whenStarted(work: () => Promise<unknown>): void {
    if (!started) waiting.push(work)
    else work().catch((error) => log.error({ err: error }, 'events: could not follow'))
  }

  function liveOf(service: string): { hub: LiveHub; feed: LiveFeed } {
    const existing = hubs.get(service)
    if (existing) return existing
    const hub = new LiveHub(log)
    const live = { hub, feed: createLiveFeed({ hub, source: transport.live, whenStarted, log }) }
    hubs.set(service, live)
    whenStarted(() => transport.live.follow(service, hub))
    return live
  }

  const get = (service: string): Attached => {
    const found = attached.get(service)
    if (!found) throw new Error(`${service} is not attached to this event bus`)
    return found
  }

  return {
    attach<DB>(attachment: Attachment<DB>) {
      const { service } = attachment
      if (attached.has(service)) throw new Error(`${service} is attached twice`)
      const { hub, feed } = liveOf(service)
      const part = attachService(attachment as Attachment<unknown>, { transport, hub, log, signal: stopping.signal })
      attached.set(service, part)
      whenStarted(() => part.start())
      return feed
    },
    live: (service) => liveOf(service).feed,
    async start() {
      await transport.start()
      started = true
      await Promise.all(waiting.splice(0).map((work) => work()))
    },
    async stop() {
      stopping.abort()
      await Promise.all([...attached.values()].map((part) => part.stopped()))
      await transport.stop()
    },
    async rebuild(service, projection, options) {
      if (!started) await transport.start()
      return get(service).rebuild(projection, options)
    },
    replay: (service, letter) => get(service).replay(letter),
    ready: (service) => get(service).ready(),
    counters: (service) => get(service).counters(),
    metrics: (service) => get(service).metrics(),
    async settled({ timeoutMs = 30_000 } = {}) {
      const deadline = performance.now() + timeoutMs
      // A second look at all: what one service did last may have made another speak.
      let pauseMs = 5
      for (let quiet = 0; quiet < 2; ) {
        let waits = 0
        for (const part of attached.values()) waits += await part.waits()
        quiet = waits === 0 ? quiet + 1 : 0
        if (waits === 0) continue
        if (performance.now() > deadline) throw new Error(`${waits} events have not settled within ${timeoutMs} ms`)
        // Whoever has much to wait for must not keep the others from working.
        await pause(pauseMs, stopping.signal)
        pauseMs = Math.min(pauseMs * 1.5, 250)
        stopping.signal.throwIfAborted()
      }
    },
  }
}
