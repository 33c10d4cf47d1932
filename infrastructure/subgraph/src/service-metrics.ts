import type { Database, PoolGauges } from '@plaza/database'
import type { EventBus } from '@plaza/events'
import { type Counter, describe, type Gauge, type Logger, type Metrics } from '@plaza/server'
import pTimeout from 'p-timeout'

/** What is observed of a service. */
export interface ObservedService {
  name: string
  database: Pick<Database<unknown>, 'gauges'>
  bus: Pick<EventBus, 'counters' | 'metrics'>
  log: Logger
}

/** Less than Prometheus waits, so that a database or broker that is away does not take the other metrics with it. */
const askWithinMs = 2_000

/** Adds the metrics of one service: its database connections and its events. Returns how to take them out again. */
export function observeService(metrics: Metrics, { name: service, database, bus, log }: ObservedService): () => void {
  const counted = defineCounters(metrics)
  const state = defineState(metrics)
  const advance = counterAdvancer()
  const shown = gaugeSetter()

  return metrics.beforeScrape(async () => {
    for (const [pool, gauges] of Object.entries<PoolGauges>(database.gauges())) {
      for (const [is, count] of Object.entries(gauges)) counted.connections.set({ service, pool, state: is }, count)
    }
    const { relaying, published, consumers } = bus.counters(service)
    counted.relaying.set({ service }, Number(relaying))
    for (const { topic, count } of published) advance(counted.published, { service, topic }, count)
    for (const { name: consumer, topic, handled, retried, deadLettered } of consumers) {
      advance(counted.handled, { service, consumer, topic }, handled)
      advance(counted.retries, { service, consumer, topic }, retried)
      advance(counted.deadLetters, { service, consumer, topic }, deadLettered)
    }
    try {
      const { outbox, lag, deadLettersWaiting } = await pTimeout(bus.metrics(service), { milliseconds: askWithinMs })
      shown.clear()
      shown.set(state.unpublished, { service }, outbox.unpublished)
      shown.set(state.oldestUnpublished, { service }, (outbox.oldestUnpublishedMs ?? 0) / 1000)
      for (const { topic, messages } of lag) shown.set(state.lag, { service, topic }, messages)
      for (const { consumer, topic, count } of deadLettersWaiting) {
        shown.set(state.deadLettersWaiting, { service, consumer, topic }, count)
      }
      state.unknown.set({ service }, 0)
    } catch (error) {
      // Old values would pass for current ones.
      shown.clear()
      state.unknown.set({ service }, 1)
      log.warn({ err: describe(error) }, 'the state of the outbox and the topics could not be read')
    }
  })
}

/** Metrics that the process counts itself. */
function defineCounters(metrics: Metrics) {
  const ofConsumer = ['service', 'consumer', 'topic'] as const
  return {
    connections: metrics.gauge({
      name: 'plaza_database_connections',
      help: 'Database connections of a pool: all (total), unused (idle); and requests that wait for one (waiting)',
      labels: ['service', 'pool', 'state'],
      acrossWorkers: 'sum',
    }),
    relaying: metrics.gauge({
      name: 'plaza_events_relaying',
      help: '1 in the process that relays the outbox of the service, 0 in its other processes',
      labels: ['service'],
      acrossWorkers: 'sum',
    }),
    published: metrics.counter({
      name: 'plaza_events_published_total',
      help: 'Events that the relay has published: to the broker with Kafka, to every consumer in process',
      labels: ['service', 'topic'],
    }),
    handled: metrics.counter({
      name: 'plaza_events_handled_total',
      help: 'Events that a consumer has handled and whose effects it has committed',
      labels: ofConsumer,
    }),
    retries: metrics.counter({
      name: 'plaza_events_retries_total',
      help: 'Attempts of a consumer to handle an event that failed and were repeated',
      labels: ofConsumer,
    }),
    deadLetters: metrics.counter({
      name: 'plaza_events_dead_letters_total',
      help: 'Events that a consumer gave up and kept as dead letters; consumer is * for messages that could not be read at all',
      labels: ofConsumer,
    }),
  }
}

/** Metrics that the database and the broker are asked for: alike in every process of a service. */
function defineState(metrics: Metrics) {
  const gauge = <Label extends string>(name: string, help: string, labels: readonly Label[]) =>
    metrics.gauge({ name, help, labels, acrossWorkers: 'max' })
  return {
    unpublished: gauge('plaza_outbox_unpublished', 'Events in the outbox that are not published yet', ['service']),
    oldestUnpublished: gauge(
      'plaza_outbox_oldest_unpublished_seconds',
      'Age of the oldest event in the outbox that is not published yet; 0 when there is none',
      ['service'],
    ),
    lag: gauge(
      'plaza_events_lag',
      'Messages of a topic at the broker that the consumers of the service have not taken yet; Kafka only',
      ['service', 'topic'],
    ),
    deadLettersWaiting: gauge(
      'plaza_dead_letters_waiting',
      'Dead letters of a consumer that wait to be replayed or discarded',
      ['service', 'consumer', 'topic'],
    ),
    unknown: gauge(
      'plaza_events_state_unknown',
      '1 while the database or the broker cannot be asked, and plaza_outbox_*, plaza_events_lag and plaza_dead_letters_waiting are missing; else 0',
      ['service'],
    ),
  }
}

/** Makes a function that brings a counter up to a total that is counted elsewhere. */
function counterAdvancer() {
  const reached = new Map<Counter<string>, Map<string, number>>()
  return <Label extends string>(counter: Counter<Label>, labels: Record<Label, string>, total: number): void => {
    const ofCounter = reached.get(counter) ?? new Map<string, number>()
    reached.set(counter, ofCounter)
    const key = JSON.stringify(labels)
    counter.inc(labels, total - (ofCounter.get(key) ?? 0))
    ofCounter.set(key, total)
  }
}

/** Sets gauges and remembers them, to remove them all together. */
function gaugeSetter() {
  const removals: (() => void)[] = []
  return {
    set<Label extends string>(gauge: Gauge<Label>, labels: Record<Label, string>, value: number): void {
      gauge.set(labels, value)
      removals.push(() => gauge.remove(labels))
    },
    clear(): void {
      for (const remove of removals.splice(0)) remove()
    },
  }
}
