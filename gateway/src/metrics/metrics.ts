import type { Metrics } from '@plaza/server'
import type { OperationTypeNode } from 'graphql'

export type OperationKind = `${OperationTypeNode}`
/** `refused` never ran; `partial` has data and errors; `failed` has errors alone. */
export type Outcome = 'ok' | 'partial' | 'failed' | 'refused'

/** What the gateway tells of itself. No label holds what a client may choose: only operations of the manifest have a name. */
export interface GatewayMetrics {
  planKnown(): void
  planMissing(): void
  planned(seconds: number): void
  planTimedOut(): void
  answered(operation: { kind: OperationKind | undefined; name: string | undefined }, outcome: Outcome): void
  took(kind: OperationKind, seconds: number): void
  rateLimited(by: 'person' | 'address'): void
  /** Asks for these numbers at each scrape. Returns what ends that. */
  watch(state: { keptPlans(): number; openStreams(): number }): () => void
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function defineGatewayMetrics(metrics: Metrics): GatewayMetrics {
  const lookups = metrics.counter({
    name: 'plaza_gateway_plan_lookups_total',
    help: 'Operations that found their plan (hit) and those that had to be planned or wait for it (miss)',
    labels: ['result'],
  })
  const hits = lookups.labels({ result: 'hit' })
  const misses = lookups.labels({ result: 'miss' })
  const plans = metrics.gauge({
    name: 'plaza_gateway_plans',
    help: 'Operations kept with their plan',
    acrossWorkers: 'sum',
  })
  const planning = metrics.histogram({
    name: 'plaza_gateway_planning_seconds',
    help: 'What the planning thread took for one operation',
    buckets,
  })
  const planTimeouts = metrics.counter({
    name: 'plaza_gateway_plan_timeouts_total',
    help: 'Operations refused because planning them took too long, or waiting for it did',
  })
  const operations = metrics.counter({
    name: 'plaza_gateway_operations_total',
    help: "Operations by outcome: ok, partial (data and errors), failed (errors alone), refused (never ran); by name our own clients' alone",
    labels: ['kind', 'operation', 'outcome'],
  })
  const seconds = metrics.histogram({
    name: 'plaza_gateway_operation_seconds',
    help: 'From the parsed request to its answer; streams are not among them',
    labels: ['kind'],
    buckets,
  })
  const streams = metrics.gauge({
    name: 'plaza_gateway_streams',
    help: 'Operations open over SSE and WebSocket',
    acrossWorkers: 'sum',
  })
  const limited = metrics.counter({
    name: 'plaza_gateway_rate_limited_total',
    help: 'Requests and operations refused by a rate limit',
    labels: ['by'],
  })
  return {
    planKnown: () => hits.inc(),
    planMissing: () => misses.inc(),
    planned: (seconds) => planning.observe(seconds),
    planTimedOut: () => planTimeouts.inc(),
    answered: ({ kind = 'none', name = 'other' }, outcome) => operations.inc({ kind, operation: name, outcome }),
    took: (kind, duration) => seconds.observe({ kind }, duration),
    rateLimited: (by) => limited.inc({ by }),
    watch: ({ keptPlans, openStreams }) =>
      metrics.beforeScrape(() => {
        plans.set(keptPlans())
        streams.set(openStreams())
      }),
  }
}
