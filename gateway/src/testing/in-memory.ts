/** This folder: a gateway for tests of other packages, which runs in their process without a server. */

import type { GraphQLSchema } from 'graphql'
import { type Access, createAuthorizer, stripSecurity } from '../authorization/index.ts'
import {
  createPlanExecutor,
  type ExecutionRequest,
  type PlanExecutor,
  type PlanExecutorOptions,
  type SubgraphFetch,
} from '../executor/index.ts'
import { loadSupergraph } from '../planning/load-supergraph.ts'
import { createLabelChooser, type LabelOptions } from '../planning/override-labels.ts'
import { createPlanner } from '../planning/planner.ts'
import { createConditionSettler } from '../planning/workarounds/settle-conditions.ts'
import { createInProcessTransport } from '../transports/in-process.ts'

export type { PlanExecutionResult } from '../executor/index.ts'

export interface InMemoryGateway {
  readonly apiSchema: GraphQLSchema
  readonly executor: PlanExecutor
  /** Every fetch sent since the gateway was made, subscriptions aside. */
  readonly sent: { readonly subgraph: string; readonly fetch: SubgraphFetch }[]
  /** What of a document a viewer may run, as the executor takes it; null stands for somebody who isn't signed in. */
  permit(document: ExecutionRequest['document'], viewer: Access | null): NonNullable<ExecutionRequest['permitted']>
}

/**
 * Serves a supergraph from subgraphs' schemas by name, as the gateway does, but plans in the same thread.
 * @throws Error for a text that is no supergraph or demands an unknown feature
 */
export function inMemoryGateway(
  supergraphSdl: string,
  schemas: ReadonlyMap<string, GraphQLSchema>,
  labels: LabelOptions = {},
  { joinsFetches = true }: Pick<PlanExecutorOptions, 'joinsFetches'> = {},
): InMemoryGateway {
  const { sdl, rules } = stripSecurity(supergraphSdl)
  const loaded = loadSupergraph(sdl)
  const plan = createPlanner(sdl)
  const authorize = createAuthorizer(rules)
  const sent: InMemoryGateway['sent'] = []
  const transports = new Map(
    [...schemas].map(([subgraph, schema]) => {
      const transport = createInProcessTransport({ schema, withContext: (_, work) => work({}) })
      return [
        subgraph,
        {
          ...transport,
          execute: (fetch: SubgraphFetch, context: Parameters<typeof transport.execute>[1]) => {
            sent.push({ subgraph, fetch })
            return transport.execute(fetch, context)
          },
        },
      ]
    }),
  )
  const executor = createPlanExecutor({
    ...loaded,
    // As they come from the planning thread.
    plan: (document, operationName, labels) => structuredClone(plan(document, operationName, labels)),
    settle: createConditionSettler(loaded.document, loaded.apiSchema),
    chooseLabels: createLabelChooser(loaded.document, loaded.apiSchema, labels),
    transports,
    joinsFetches,
  })
  return { apiSchema: loaded.apiSchema, executor, sent, permit: authorize }
}
