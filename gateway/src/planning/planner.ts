import { operationFromDocument } from '@apollo/federation-internals'
import { type PlanNode, type QueryPlan, QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner'
import { codedError } from '@plaza/server'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { PlannedOperation } from '../executor/operation.ts'
import { buildSupergraph } from './load-supergraph.ts'
import { directiveDefaults } from './workarounds/executable-directives.ts'
import { neededFields, separateKeys } from './workarounds/separate-keys.ts'
import { findConflicts, separateRequirements } from './workarounds/separate-requirements.ts'

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
  const withDefaults = directiveDefaults(document)
  const conflicts = findConflicts(document, () => supergraph.schema.toGraphQLJSSchema())
  let apiSchema: GraphQLSchema | undefined
  const planOne = (document: DocumentNode, operationName: string | null | undefined) =>
    planner.buildQueryPlan(operationFromDocument(api, document, operationName ? { operationName } : {}))
  return (client, operationName) => {
    const { document, clientKeys } = separateKeys(withDefaults(client), needed)
    const parts = separateRequirements(document, conflicts, () => (apiSchema ??= api.toGraphQLJSSchema()))
    try {
      return { plan: oneAfterTheOther(parts.map((part) => planOne(part, operationName))), clientKeys }
    } catch (error) {
      throw error instanceof Error && ownLimit.test(error.message) ? tooManyWays() : error
    }
  }
}

function oneAfterTheOther(plans: QueryPlan[]): QueryPlan {
  const [only] = plans
  if (only && plans.length === 1) return only
  const nodes = plans.flatMap(({ node }) => (node ? [node as PlanNode] : []))
  return { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } }
}

/** The planner counts what would cost it most, and gives up with a plain error. */
const ownLimit = /^Number of non-local selections exceeds limit/

const tooManyWays = () =>
  codedError(
    'COST_LIMIT_EXCEEDED',
    'The operation has more ways through the subgraphs than can be weighed; ask for its parts one by one.',
  )
