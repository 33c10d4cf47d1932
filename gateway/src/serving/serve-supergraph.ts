/** This folder: the life of one supergraph in this process, from its file to the one that replaces it. */

import type { GraphQLSchema } from 'graphql'
import { type Authorizer, createAuthorizer, stripSecurity } from '../authorization/index.ts'
import { createPlanExecutor, type PlanExecutor, type SubgraphTransport } from '../executor/index.ts'
import { createLimits, type Limits } from '../limits/index.ts'
import type { GatewayMetrics } from '../metrics/metrics.ts'
import { type LoadedSupergraph, loadSupergraph } from '../planning/load-supergraph.ts'
import { createLabelChooser, type LabelPins } from '../planning/override-labels.ts'
import { PlanningThread } from '../planning/planning-thread.ts'
import { createConditionSettler } from '../planning/workarounds/settle-conditions.ts'
import type { GatewayContext } from '../request/context.ts'

export interface ServeOptions {
  /** The transports of its subgraphs by name; throws where a subgraph has none. */
  transports(supergraph: LoadedSupergraph): ReadonlyMap<string, SubgraphTransport>
  fetchTimeoutMs: number
  planTimeoutMs: number
  maxCost: number
  /** Labels of `@override` that are on or off for all requests. */
  labelPins: LabelPins
  metrics: Pick<GatewayMetrics, 'planKnown' | 'planMissing' | 'planned' | 'planTimedOut'>
}

/** One supergraph with all that serves it, from its planning thread to its transports. */
export interface AuthorizedSupergraph {
  readonly sdl: string
  readonly apiSchema: GraphQLSchema
  readonly executor: PlanExecutor
  /** Refuses operations that are too much before they are planned. */
  readonly limits: Limits
  /** Decides what of an operation a viewer may run; the executor must be given nothing else. */
  readonly authorizer: Authorizer
  /** Resolves once the planning thread can plan; rejects when no operation can be planned. */
  ready(): Promise<void>
  /** Ends its transports and its planning. */
  close(): Promise<void>
}

/**
 * Builds all that serves one supergraph, and starts its planning thread.
 * @throws Error when the supergraph can't be served, e.g. because it asks for an unknown security feature
 */
export function serveSupergraph(sdl: string, options: ServeOptions): AuthorizedSupergraph {
  const { metrics } = options
  const { sdl: planned, rules } = stripSecurity(sdl)
  // First, so that the planning thread starts while this one loads the supergraph.
  const planning = new PlanningThread(planned, {
    timeoutMs: options.planTimeoutMs,
    onPlanned: (durationMs) => metrics.planned(durationMs / 1000),
    onTimeout: () => metrics.planTimedOut(),
  })
  try {
    const loaded = loadSupergraph(planned)
    const limits = createLimits(sdl, loaded.apiSchema, { maxCost: options.maxCost })
    const transports = options.transports(loaded)
    const chooseLabels = createLabelChooser(loaded.document, loaded.apiSchema, {
      pins: options.labelPins,
      pinnedBy: (context) => (context as GatewayContext | undefined)?.labelPins,
    })
    const executor = createPlanExecutor({
      apiSchema: loaded.apiSchema,
      supergraphSchema: loaded.supergraphSchema,
      plan: (document, operationName, labels) => planning.plan(document, operationName, labels),
      chooseLabels,
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
