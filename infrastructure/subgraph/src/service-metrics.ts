import type { Database, PoolGauges } from '@plaza/database'
import type { EventBus } from '@plaza/events'
import { type Counter, describe, type Gauge, type Logger, type Metrics, withDeadline } from '@plaza/server'

export interface ObservedService {
  name: string
  database: Pick<Database<unknown>, 'gauges'>
  bus: Pick<EventBus, 'counters' | 'metrics'>
  log: Logger
}

/** Less than Prometheus waits; a database or a broker that is away must not take the other numbers with it. */
const askWithinMs = 2_000

/** Tells of one service: its connections and its events. Returns how to end that. */
export function observeService(metrics: Metrics, { name: service, database, bus, log }: ObservedService): () => void {
  const counted = defineCounters(metrics)
  const state = defineState(metrics)
  const advance = advancer()
  const shown = showing()

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
      const { outbox, lag, deadLettersWaiting } = await withDeadline(askWithinMs, bus.metrics(service))
      shown.clear()
      shown.set(state.unpublished, { service }, outbox.unpublished)
      shown.set(state.oldestUnpublished, { service }, (outbox.oldestUnpublishedMs ?? 0) / 1000)
      for (const { topic, messages } of lag) shown.set(state.lag, { service, topic }, messages)
      for (const { consumer, topic, count } of deadLettersWaiting) {
        shown.set(state.deadLettersWaiting, { service, consumer, topic }, count)
      }
      state.unknown.set({ service }, 0)
    } catch (error) {
      // Old numbers would look like true ones.
      shown.clear()
      state.unknown.set({ service }, 1)
      log.warn({ err: describe(error) }, 'the state of the events is not known')
    }
  })
}

/** What the process counts itself. */
function defineCounters(metrics: Metrics) {
  const ofConsumer = ['service', 'consumer', 'topic'] as const
  return {
    connections: metrics.gauge({
      name: 'plaza_database_connections',
      help: 'Connections of a pool: all of them (total), those without work (idle), who waits for one (waiting)',
      labels: ['service', 'pool', 'state'],
      acrossWorkers: 'sum',
    }),
    relaying: metrics.gauge({
      name: 'plaza_events_relaying',
      help: 'How many processes relay the outbox: over all of them 1',
      labels: ['service'],
      acrossWorkers: 'sum',
    }),
    published: metrics.counter({
      name: 'plaza_events_published_total',
      help: 'Events that went from the outbox to the broker, in process to every consumer',
      labels: ['service', 'topic'],
    }),
    handled: metrics.counter({
      name: 'plaza_events_handled_total',
      help: 'Events whose effect a consumer has committed',
      labels: ofConsumer,
    }),
    retries: metrics.counter({
      name: 'plaza_events_retries_total',
      help: 'Tries of a consumer that failed and were made again',
      labels: ofConsumer,
    }),
    deadLetters: metrics.counter({
      name: 'plaza_events_dead_letters_total',
      help: 'Events that a consumer could not handle; * where nobody could read them',
      labels: ofConsumer,
    }),
  }
}

/** What database and broker know: the same for every process of a service. */
function defineState(metrics: Metrics) {
  const gauge = <Label extends string>(name: string, help: string, labels: readonly Label[]) =>
    metrics.gauge({ name, help, labels, acrossWorkers: 'max' })
  return {
    unpublished: gauge('plaza_outbox_unpublished', 'Events that wait in the outbox', ['service']),
    oldestUnpublished: gauge(
      'plaza_outbox_oldest_unpublished_seconds',
      'Age of the oldest event that waits in the outbox; 0 when none does',
      ['service'],
    ),
    lag: gauge(
      'plaza_events_lag',
      'Events at the broker that a service has not taken; in process they wait in the outbox',
      ['service', 'topic'],
    ),
    deadLettersWaiting: gauge('plaza_dead_letters_waiting', 'Dead letters that nobody has replayed', [
      'service',
      'consumer',
      'topic',
    ]),
    unknown: gauge('plaza_events_state_unknown', '1 while database or broker do not tell the four before', ['service']),
  }
}

/** Brings a counter up to a total that is counted elsewhere. */
function advancer() {
  const reached = new Map<Counter<string>, Map<string, number>>()
  return <Label extends string>(counter: Counter<Label>, labels: Record<Label, string>, total: number): void => {
    const ofCounter = reached.get(counter) ?? new Map<string, number>()
    reached.set(counter, ofCounter)
    const key = JSON.stringify(labels)
    counter.inc(labels, total - (ofCounter.get(key) ?? 0))
    ofCounter.set(key, total)
  }
}

/** Remembers what it shows, to take it away again. */
function showing() {
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
