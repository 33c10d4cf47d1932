import type { ConsumerCounters } from './inbox/counters.ts'
import type { TopicLag } from './transports/transport.ts'

/** How one service's events do, at one moment. Counters are of this process, since it started. */
export interface EventMetrics {
  service: string
  transport: 'in-process' | 'kafka'
  outbox: {
    /** Whether this process is the one that relays. */
    relaying: boolean
    publishedByThisProcess: number
    unpublished: number
    /** Age of the oldest event that waits; null when none does. */
    oldestUnpublishedMs: number | null
  }
  consumers: ({ name: string } & ConsumerCounters)[]
  /** Between the broker and the consumers; in process what waits is in the outbox. */
  lag: TopicLag[]
  deadLettersWaiting: number
}
