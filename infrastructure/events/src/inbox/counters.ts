import type { Consumer } from '../consumer.ts'

/** What one consumer has done with events of one topic since the process started. */
export interface ConsumerCounters {
  handled: number
  retried: number
  deadLettered: number
}

/** Stands for every consumer of a service, where a message could not be read and so reached none of them. */
export const everyConsumer = '*'

/** Counters of each consumer and topic. All exist from the start, so that a metric is zero before it is one. */
export class Counters {
  readonly #byConsumer = new Map<string, Map<string, ConsumerCounters>>()

  constructor(consumers: readonly Consumer<unknown>[]) {
    for (const { name, topics } of consumers) {
      for (const topic of topics) for (const each of [everyConsumer, name]) this.#of(each, topic.name)
    }
  }

  count(consumer: string, topic: string, what: keyof ConsumerCounters): void {
    this.#of(consumer, topic)[what] += 1
  }

  list(): ({ name: string; topic: string } & ConsumerCounters)[] {
    return [...this.#byConsumer].flatMap(([name, ofConsumer]) =>
      [...ofConsumer].map(([topic, counters]) => ({ name, topic, ...counters })),
    )
  }

  #of(consumer: string, topic: string): ConsumerCounters {
    const ofConsumer = this.#byConsumer.get(consumer) ?? new Map<string, ConsumerCounters>()
    this.#byConsumer.set(consumer, ofConsumer)
    const counters = ofConsumer.get(topic) ?? { handled: 0, retried: 0, deadLettered: 0 }
    ofConsumer.set(topic, counters)
    return counters
  }
}
