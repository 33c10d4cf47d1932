import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

// The only file that knows prom-client.

export type { Counter, Gauge, Histogram } from 'prom-client'

export interface MetricDefinition<Label extends string> {
  /** `plaza_…`, in base units (seconds, bytes); a counter's ends in `_total`. */
  name: string
  help: string
  labels?: readonly Label[]
}

/**
 * What becomes of the values that the workers of one machine give: a number that each of them reads from the same
 * database is no sum.
 */
export type AcrossWorkers = 'sum' | 'max'

/**
 * The numbers of one process. Asking for a metric that is there gives the same one, so that all services of a process
 * share it and tell themselves apart by a label.
 */
export interface Metrics {
  counter<Label extends string>(definition: MetricDefinition<Label>): Counter<Label>
  gauge<Label extends string>(definition: MetricDefinition<Label> & { acrossWorkers: AcrossWorkers }): Gauge<Label>
  histogram<Label extends string>(
    definition: MetricDefinition<Label> & { /** Upper bounds, rising. */ buckets: readonly number[] },
  ): Histogram<Label>
  /** Runs whenever somebody asks, for numbers that are read rather than counted. Returns how to end that. */
  beforeScrape(collect: () => void | Promise<void>): () => void
  /** From here on memory, processor time, event loop and garbage collection of the process, too. */
  watchProcess(): void
  /** Prometheus' text format. */
  render(): Promise<string>
  /** To be sent to another process, for `renderTogether`. */
  snapshot(): Promise<MetricsSnapshot>
}

export type MetricsSnapshot = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE

export function createMetrics(): Metrics {
  const registry = new Registry()
  const collectors = new Set<() => void | Promise<void>>()
  let watchesProcess = false

  // A collector that fails must not take the numbers of the others away; it removes its own.
  const collect = () => Promise.allSettled([...collectors].map(async (collector) => collector()))

  const configuration = <Label extends string>({ name, help, labels = [] }: MetricDefinition<Label>) => ({
    name,
    help,
    labelNames: labels,
    registers: [registry],
  })
  const existing = <Metric>(name: string) => registry.getSingleMetric(name) as Metric | undefined

  return {
    counter: <Label extends string>(definition: MetricDefinition<Label>) =>
      existing<Counter<Label>>(definition.name) ?? new Counter<Label>(configuration(definition)),
    gauge: <Label extends string>(definition: MetricDefinition<Label> & { acrossWorkers: AcrossWorkers }) =>
      existing<Gauge<Label>>(definition.name) ??
      new Gauge<Label>({ ...configuration(definition), aggregator: definition.acrossWorkers }),
    histogram: <Label extends string>(definition: MetricDefinition<Label> & { buckets: readonly number[] }) =>
      existing<Histogram<Label>>(definition.name) ??
      new Histogram<Label>({ ...configuration(definition), buckets: [...definition.buckets] }),
    beforeScrape(collector) {
      collectors.add(collector)
      return () => collectors.delete(collector)
    },
    watchProcess() {
      if (!watchesProcess) collectDefaultMetrics({ register: registry })
      watchesProcess = true
    },
    async render() {
      await collect()
      return registry.metrics()
    },
    async snapshot() {
      await collect()
      return registry.getMetricsAsJSON()
    },
  }
}

/** The numbers of several processes as those of one. */
export function renderTogether(snapshots: readonly MetricsSnapshot[]): Promise<string> {
  return AggregatorRegistry.aggregate([...snapshots]).metrics()
}
