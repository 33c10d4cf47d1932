import { operationFromDocument } from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner'
import { type DocumentNode, GraphQLError } from 'graphql'
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
    try {
      return { plan: planner.buildQueryPlan(operation), clientKeys }
    } catch (error) {
      throw error instanceof Error && ownLimit.test(error.message) ? tooManyWays() : error
    }
  }
}

/** The planner counts what would cost it most, and gives up with a plain error. */
const ownLimit = /^Number of non-local selections exceeds limit/

const tooManyWays = () =>
  new GraphQLError(
    'The operation has more ways through the subgraphs than can be weighed; ask for its parts one by one.',
    {
      extensions: { code: 'COST_LIMIT_EXCEEDED', http: { status: 400 } },
    },
  )
