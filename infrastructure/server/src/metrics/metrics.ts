import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

// The only file that knows prom-client.

export type { Counter, Gauge, Histogram } from 'prom-client'

/** The name, help text and labels of a metric. */
export interface MetricDefinition<Label extends string> {
  /** `plaza_…`, in base units (seconds, bytes); a counter's ends in `_total`. */
  name: string
  /** Read by people in trouble, without the code beside it. */
  help: string
  labels?: readonly Label[]
}

/**
 * How the values of a gauge are joined over the workers of one machine: `max` for a number that each of them reads from
 * the same database, `sum` for a number that each has of its own.
 */
export type AcrossWorkers = 'sum' | 'max'

/**
 * The metrics of one process. A metric that is defined twice is the same metric, so that all services of a process share
 * it and tell themselves apart by a label.
 */
export interface Metrics {
  counter<Label extends string>(definition: MetricDefinition<Label>): Counter<Label>
  gauge<Label extends string>(definition: MetricDefinition<Label> & { acrossWorkers: AcrossWorkers }): Gauge<Label>
  histogram<Label extends string>(
    definition: MetricDefinition<Label> & {
      /** Upper bounds in the metric's unit, rising. */ buckets: readonly number[]
    },
  ): Histogram<Label>
  /** Runs before each scrape, to set gauges whose values are read rather than counted. Returns how to stop that. */
  beforeScrape(collect: () => void | Promise<void>): () => void
  /** Adds the process's memory, processor time, event loop and garbage collection. */
  watchProcess(): void
  /** All metrics in Prometheus' text format. */
  render(): Promise<string>
  /** All metrics as JSON, to be sent to another process for {@link renderTogether}. */
  snapshot(): Promise<MetricsSnapshot>
}

/** The metrics of one process as JSON. */
export type MetricsSnapshot = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

/** The content type of {@link Metrics.render}. */
export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE

/** Creates an empty set of metrics; a process has one. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const collectors = new Set<() => void | Promise<void>>()
  let watchesProcess = false

  // A collector that fails must not take the metrics of the others away; it removes its own.
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

/** The metrics of several processes as those of one, in Prometheus' text format. */
export function renderTogether(snapshots: readonly MetricsSnapshot[]): Promise<string> {
  return AggregatorRegistry.aggregate([...snapshots]).metrics()
}
