import type { Consumer } from '../consumer.ts'

/** Of one consumer, since the process started. */
export interface ConsumerCounters {
  handled: number
  retried: number
  deadLettered: number
}

/** One for each consumer, and one (`*`) for messages that could not be read. */
export function countersOf(consumers: readonly Consumer<unknown>[]): Map<string, ConsumerCounters> {
  return new Map(['*', ...consumers.map(({ name }) => name)].map((name) => [name, zero()]))
}

const zero = (): ConsumerCounters => ({ handled: 0, retried: 0, deadLettered: 0 })
