import type { ConsumerCounters } from '../inbox/counters.ts'
import type { DeadLetterCount } from '../inbox/dead-letters.ts'
import type { TopicLag } from '../transports/transport.ts'

/** What this process has done with one service's events since it started; known also while the database is away. */
export interface EventCounters {
  /** Whether this process is the one that relays. */
  relaying: boolean
  published: { topic: string; count: number }[]
  /** By consumer and topic; `*` for messages that could not be read. */
  consumers: ({ name: string; topic: string } & ConsumerCounters)[]
}

/** How one service's events do, at one moment. */
export interface EventMetrics extends EventCounters {
  service: string
  transport: 'in-process' | 'kafka'
  outbox: {
    unpublished: number
    /** Age of the oldest event that waits; null when none does. */
    oldestUnpublishedMs: number | null
  }
  /** Between the broker and the consumers; in process what waits is in the outbox. */
  lag: TopicLag[]
  deadLettersWaiting: DeadLetterCount[]
}
