import { operationFromDocument } from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner'
import type { DocumentNode } from 'graphql'
import type { PlannedOperation } from '../executor/operation.ts'
import { neededFields, separateKeys } from './plan-keys.ts'
import { buildSupergraph } from './supergraph.ts'

/**
 * The planner weighs ten thousand plans by default, which takes minutes over some short queries with interface objects.
 * What people write has a handful.
 */
export const defaultPlannerConfig: QueryPlannerConfig = { debug: { maxEvaluatedPlans: 300 } }

export type Plan = (document: DocumentNode, operationName: string | null | undefined) => PlannedOperation

/** Plans in this thread, which does nothing else meanwhile. */
export function createPlanner(sdl: string, config = defaultPlannerConfig): Plan {
  const { document, supergraph } = buildSupergraph(sdl)
  const api = supergraph.apiSchema()
  const planner = new QueryPlanner(supergraph, config)
  const needed = neededFields(document)
  return (client, operationName) => {
    const { document, clientKeys } = separateKeys(client, needed)
    const operation = operationFromDocument(api, document, operationName ? { operationName } : {})
    return { plan: planner.buildQueryPlan(operation), clientKeys }
  }
}
