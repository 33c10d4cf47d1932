import type { Metrics } from '@plaza/server'
import type { OperationTypeNode } from 'graphql'

export type OperationKind = `${OperationTypeNode}`
/** `partial` has data and errors; `failed` has errors alone; `refused` never ran. */
export type Outcome = 'ok' | 'partial' | 'failed' | 'refused'

/**
 * What the gateway counts and measures. No label has a value that clients choose: only operations of the manifest are
 * named.
 */
export interface GatewayMetrics {
  planKnown(): void
  planMissing(): void
  planned(seconds: number): void
  planTimedOut(): void
  answered(operation: { kind: OperationKind | undefined; name: string | undefined }, outcome: Outcome): void
  took(kind: OperationKind, seconds: number): void
  rateLimited(by: 'person' | 'address'): void
  /** Of one of the supergraph's subgraphs. */
  subgraphUnavailable(name: string): void
  /** Asks for these numbers at each scrape. Returns what ends that. */
  watch(state: { keptPlans(): number; openStreams(): number }): () => void
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Defines the gateway's metrics in those of the process; all names begin with `plaza_gateway_`. */
export function defineGatewayMetrics(metrics: Metrics): GatewayMetrics {
  const lookups = metrics.counter({
    name: 'plaza_gateway_plan_lookups_total',
    help: 'Operations by whether their plan was there already (hit) or had to be made or waited for (miss)',
    labels: ['result'],
  })
  const hits = lookups.labels({ result: 'hit' })
  const misses = lookups.labels({ result: 'miss' })
  const plans = metrics.gauge({
    name: 'plaza_gateway_plans',
    help: 'Plans in memory, one for each operation and for each difference in what people may see of it',
    acrossWorkers: 'sum',
  })
  const planning = metrics.histogram({
    name: 'plaza_gateway_planning_seconds',
    help: 'Time that the planning thread worked on one operation, in seconds; time that the operation waited before is not in it',
    buckets,
  })
  const planTimeouts = metrics.counter({
    name: 'plaza_gateway_plan_timeouts_total',
    help: 'Operations refused because planning them, or waiting to be planned, took longer than PLAN_TIMEOUT_MS allows',
  })
  const operations = metrics.counter({
    name: 'plaza_gateway_operations_total',
    help: 'Operations by kind, name and outcome: ok, partial (data and errors), failed (errors alone) or refused (never ran). Only operations of the manifest are named; the others are called other',
    labels: ['kind', 'operation', 'outcome'],
  })
  const seconds = metrics.histogram({
    name: 'plaza_gateway_operation_seconds',
    help: 'Time from a request that has been read to its answer, in seconds; operations that stream are not counted',
    labels: ['kind'],
    buckets,
  })
  const streams = metrics.gauge({
    name: 'plaza_gateway_streams',
    help: 'Operations that are open over SSE and WebSocket now',
    acrossWorkers: 'sum',
  })
  const limited = metrics.counter({
    name: 'plaza_gateway_rate_limited_total',
    help: 'Requests, WebSockets and operations on them refused by the rate limit of a person or of an address',
    labels: ['by'],
  })
  const unavailable = metrics.counter({
    name: 'plaza_gateway_subgraph_unavailable_total',
    help: 'Errors in answers because a subgraph, or what that subgraph needs, was away',
    labels: ['subgraph'],
  })
  // To find the place of some labels costs more than to count there. There are as many as the manifest has operations.
  const counters = new Map<string, { inc(): void }>()
  const answered = (kind: string, operation: string, outcome: Outcome) => {
    const key = `${kind} ${operation} ${outcome}`
    const counter = counters.get(key) ?? operations.labels({ kind, operation, outcome })
    counters.set(key, counter)
    counter.inc()
  }
  const timers = {
    query: seconds.labels({ kind: 'query' }),
    mutation: seconds.labels({ kind: 'mutation' }),
    subscription: seconds.labels({ kind: 'subscription' }),
  }
  return {
    planKnown: () => hits.inc(),
    planMissing: () => misses.inc(),
    planned: (seconds) => planning.observe(seconds),
    planTimedOut: () => planTimeouts.inc(),
    answered: ({ kind = 'none', name = 'other' }, outcome) => answered(kind, name, outcome),
    took: (kind, duration) => timers[kind].observe(duration),
    rateLimited: (by) => limited.inc({ by }),
    subgraphUnavailable: (subgraph) => unavailable.inc({ subgraph }),
    watch: ({ keptPlans, openStreams }) =>
      metrics.beforeScrape(() => {
        plans.set(keptPlans())
        streams.set(openStreams())
      }),
  }
}
