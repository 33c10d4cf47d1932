import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import type { PlannedOperation } from '../executor/operation.ts'
import { neededFields, separateKeys } from './plan-keys.ts'
import { preferResolvableKeys } from './prefer-resolvable-keys.ts'

export interface LoadedSupergraph {
  readonly apiSchema: GraphQLSchema
  readonly supergraphSchema: GraphQLSchema
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
  readonly plan: (document: DocumentNode, operationName: string | null | undefined) => PlannedOperation
}

/** Of those that a supergraph may insist on: what stock packages run, and contexts, which our executor does. */
const supportedFeatures = new Set([...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, 'https://specs.apollo.dev/context/v0.1'])

/**
 * The planner weighs ten thousand plans by default, which holds the process up for minutes over some short queries with
 * interface objects. What people write has a handful.
 */
export const defaultPlannerConfig: QueryPlannerConfig = { debug: { maxEvaluatedPlans: 300 } }

/** Reads a composed supergraph; throws when it is none. Security directives must have been taken out. */
export function loadSupergraph(sdl: string, plannerConfig = defaultPlannerConfig): LoadedSupergraph {
  const document = preferResolvableKeys(parse(sdl, { noLocation: true }))
  const supergraph = Supergraph.build(document, { supportedFeatures })
  const api = supergraph.apiSchema()
  const planner = new QueryPlanner(supergraph, plannerConfig)
  const needed = neededFields(document)
  return {
    apiSchema: api.toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    plan: (client, operationName) => {
      const { document, clientKeys } = separateKeys(client, needed)
      const operation = operationFromDocument(api, document, operationName ? { operationName } : {})
      return { plan: planner.buildQueryPlan(operation), clientKeys }
    },
  }
}
