import type { ConsumerCounters } from '../inbox/counters.ts'
import type { DeadLetterCount } from '../inbox/dead-letters.ts'
import type { TopicLag } from '../transports/transport.ts'

/** What this process has done with one service's events since it started; known also while the database is unavailable. */
export interface EventCounters {
  /** Whether this process is the one that relays the service's outbox. */
  relaying: boolean
  published: { topic: string; count: number }[]
  /** By consumer and topic; `*` for messages that could not be read. */
  consumers: ({ name: string; topic: string } & ConsumerCounters)[]
}

/** The state of one service's events at one moment. */
export interface EventMetrics extends EventCounters {
  service: string
  transport: 'in-process' | 'kafka'
  outbox: {
    unpublished: number
    /** Age in milliseconds of the oldest unpublished event; null when there is none. */
    oldestUnpublishedMs: number | null
  }
  /** Messages between broker and consumers. Empty in process: there they are in the outbox. */
  lag: TopicLag[]
  deadLettersWaiting: DeadLetterCount[]
}
