import type { GraphQLSchema } from 'graphql'
import { type Authorizer, createAuthorizer, stripSecurity } from '../authorization/index.ts'
import { createPlanExecutor, type PlanExecutor, type SubgraphTransport } from '../executor/index.ts'
import { createLimits, type Limits } from '../limits/index.ts'
import type { GatewayMetrics } from '../metrics/metrics.ts'
import { type LoadedSupergraph, loadSupergraph } from '../planning/load-supergraph.ts'
import { PlanningThread } from '../planning/planning-thread.ts'
import { createConditionSettler } from '../planning/workarounds/settle-conditions.ts'

export interface ServeOptions {
  /** The ways to its subgraphs; throws for a supergraph with one that can't be reached. */
  transports(supergraph: LoadedSupergraph): ReadonlyMap<string, SubgraphTransport>
  fetchTimeoutMs: number
  planTimeoutMs: number
  maxCost: number
  metrics: Pick<GatewayMetrics, 'planKnown' | 'planMissing' | 'planned' | 'planTimedOut'>
}

/** One supergraph, ready to serve. */
export interface AuthorizedSupergraph {
  readonly sdl: string
  readonly apiSchema: GraphQLSchema
  readonly executor: PlanExecutor
  /** Judges what is too much before it is planned. */
  readonly limits: Limits
  /** There is no way past it: the executor is only ever handed what this lets through. */
  readonly authorizer: Authorizer
  /** Rejects when no operation can be planned. */
  ready(): Promise<void>
  /** Ends its transports and its planning. */
  close(): Promise<void>
}

/** @throws when the supergraph cannot be served, e.g. because it asks for a security feature that we do not know */
export function serveSupergraph(sdl: string, options: ServeOptions): AuthorizedSupergraph {
  const { metrics } = options
  const { sdl: planned, rules } = stripSecurity(sdl)
  // First, so that the thread gets ready while this one reads the same.
  const planning = new PlanningThread(planned, {
    timeoutMs: options.planTimeoutMs,
    onPlanned: (durationMs) => metrics.planned(durationMs / 1000),
    onTimeout: () => metrics.planTimedOut(),
  })
  try {
    const loaded = loadSupergraph(planned)
    const limits = createLimits(sdl, loaded.apiSchema, { maxCost: options.maxCost })
    const transports = options.transports(loaded)
    const executor = createPlanExecutor({
      apiSchema: loaded.apiSchema,
      supergraphSchema: loaded.supergraphSchema,
      plan: (document, operationName) => planning.plan(document, operationName),
      settle: createConditionSettler(loaded.document, loaded.apiSchema),
      transports,
      fetchTimeoutMs: options.fetchTimeoutMs,
      onLookup: (found) => (found ? metrics.planKnown() : metrics.planMissing()),
    })
    const close = async () => {
      await planning.close()
      await Promise.all([...transports.values()].map((transport) => transport.close?.()))
    }
    let closed: Promise<void> | undefined
    return {
      sdl,
      apiSchema: loaded.apiSchema,
      executor,
      limits,
      authorizer: createAuthorizer(rules),
      ready: () => planning.ready(),
      close: () => (closed ??= close()),
    }
  } catch (error) {
    void planning.close()
    throw error
  }
}
