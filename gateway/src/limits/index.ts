/** This folder: refuses operations that are too deep, too wide or too costly, before they are planned. */

import { codedError } from '@plaza/server'
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql'
import { operationParts } from '../executor/operation.ts'
import { estimateCost } from './cost.ts'
import { readCostRules } from './cost-rules.ts'
import { defaultShapeLimits, exceededShape, type ShapeLimits } from './shape-limits.ts'

export { estimateCost } from './cost.ts'
export { type CostRules, readCostRules } from './cost-rules.ts'
export { defaultShapeLimits, measureShape, type ShapeLimits } from './shape-limits.ts'

export interface LimitOptions extends Partial<ShapeLimits> {
  readonly maxCost?: number
}

export interface LimitedRequest {
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variables?: { readonly [name: string]: unknown } | null | undefined
}

export interface Limits {
  /**
   * The estimated cost of an operation that may be run.
   * @throws GraphQLError GRAPHQL_VALIDATION_FAILED for its shape, COST_LIMIT_EXCEEDED for its cost
   */
  check(request: LimitedRequest): { readonly cost: number; readonly maxCost: number }
}

/** The `maxTokens` of graphql-js's `parse`: it reads a document no further. */
export const maxTokens = 10_000

/**
 * The limits of one supergraph. They are checked before planning, which would take longest for the worst operations.
 * @param supergraphSdl with its `@cost` and `@listSize`
 */
export function createLimits(supergraphSdl: string, apiSchema: GraphQLSchema, options: LimitOptions = {}): Limits {
  const { maxCost = 10_000, ...shape } = options
  const limits = { ...defaultShapeLimits, ...shape }
  const rules = readCostRules(supergraphSdl)
  const judged = new WeakMap<DocumentNode, GraphQLError | 'fine'>()
  return {
    check: ({ document, operationName, variables }) => {
      let judgement = judged.get(document)
      if (!judgement) {
        judgement = exceededShape(document, limits) ?? 'fine'
        judged.set(document, judgement)
      }
      if (judgement !== 'fine') throw judgement
      const parts = operationParts(document, operationName)
      const cost = estimateCost(apiSchema, rules, {
        ...parts,
        variables: withDefaults(parts.operation, variables ?? {}),
      })
      if (cost > maxCost) {
        const message = `The operation may cost ${cost}; ${maxCost} is the most allowed.`
        throw codedError('COST_LIMIT_EXCEEDED', message, { cost: { estimated: cost, max: maxCost } })
      }
      return { cost, maxCost }
    },
  }
}

function withDefaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: { readonly [name: string]: unknown },
): { readonly [name: string]: unknown } {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  )
  return defaults.length > 0 ? { ...Object.fromEntries(defaults), ...given } : given
}
