/**
 * This folder: all that touches Apollo's query planner: loading supergraphs for it, its thread, workarounds for its
 * faults.
 */

import { operationFromDocument } from '@apollo/federation-internals'
import { type PlanNode, type QueryPlan, QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner'
import { codedError } from '@plaza/server/errors'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { PlannedOperation } from '../executor/operation.ts'
import { createFallbacks } from './fallbacks.ts'
import { buildSupergraph } from './load-supergraph.ts'
import { directiveDefaults } from './workarounds/executable-directives.ts'
import { neededFields, separateKeys } from './workarounds/separate-keys.ts'
import { findConflicts, separateRequirements } from './workarounds/separate-requirements.ts'
import { separateVariables } from './workarounds/separate-variables.ts'
import { withoutIntrospection } from './workarounds/without-introspection.ts'

export { isExecutableDirective, keepExecutableDirectives } from './workarounds/executable-directives.ts'

/**
 * The planner weighs ten thousand plans by default, which takes minutes for some short queries over interface objects.
 * Operations that people write have a handful.
 */
export const defaultPlannerConfig: QueryPlannerConfig = { debug: { maxEvaluatedPlans: 300 } }

/**
 * Throws a GraphQLError for an operation that the planner refuses.
 * @param labels of `@override` that are on; none unless given
 */
export type Plan = (
  document: DocumentNode,
  operationName: string | null | undefined,
  labels?: readonly string[],
) => PlannedOperation

/**
 * Makes the planner of a supergraph, which plans in the thread that calls it and blocks that meanwhile.
 * @throws Error for a text that is no supergraph
 */
export function createPlanner(sdl: string, config = defaultPlannerConfig): Plan {
  const { document, supergraph } = buildSupergraph(sdl)
  const api = supergraph.apiSchema()
  const planner = new QueryPlanner(supergraph, config)
  const needed = neededFields(document)
  const withDefaults = directiveDefaults(document)
  const conflicts = findConflicts(document, () => supergraph.schema.toGraphQLJSSchema())
  const findFallbacks = createFallbacks(document)
  let apiSchema: GraphQLSchema | undefined
  const planOne: (...asked: Required<Parameters<Plan>>) => QueryPlan = (document, operationName, labels) =>
    planner.buildQueryPlan(operationFromDocument(api, document, operationName ? { operationName } : {}), {
      overrideConditions: new Map(labels.map((label) => [label, true])),
    })
  return (client, operationName, labels = []) => {
    const { document: separate, clientVariables } = separateVariables(withDefaults(withoutIntrospection(client)))
    const { document, clientKeys } = separateKeys(separate, needed)
    const parts = separateRequirements(document, conflicts, () => (apiSchema ??= api.toGraphQLJSSchema()))
    try {
      const plan = inSequence(parts.map((part) => planOne(part, operationName, labels)))
      return { plan, clientKeys, clientVariables, fallbacks: findFallbacks(plan) }
    } catch (error) {
      throw error instanceof Error && plannersLimit.test(error.message) ? tooManyWays() : error
    }
  }
}

function inSequence(plans: QueryPlan[]): QueryPlan {
  const [only] = plans
  if (only && plans.length === 1) return only
  const nodes = plans.flatMap(({ node }) => (node ? [node as PlanNode] : []))
  return { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } }
}

/** How the planner's message begins when it gives up: it throws a plain Error without a code. */
const plannersLimit = /^Number of non-local selections exceeds limit/

const tooManyWays = () =>
  codedError(
    'COST_LIMIT_EXCEEDED',
    'The operation has more ways through the subgraphs than can be weighed; ask for its parts one by one.',
  )
