/** This folder: refuses operations that are too costly, before they are planned. */

import { codedError } from '@plaza/server/errors'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { operationParts } from '../executor/operation-parts.ts'
import { estimateCost } from './cost.ts'
import { readCostRules } from './cost-rules.ts'
import { rememberedCosts } from './known-costs.ts'

export { estimateCost } from './cost.ts'
export { type CostRules, readCostRules } from './cost-rules.ts'

export interface LimitOptions {
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
   * @throws GraphQLError COST_LIMIT_EXCEEDED
   */
  check(request: LimitedRequest): { readonly cost: number; readonly maxCost: number }
}

/**
 * The limits of one supergraph. They are checked before planning, which would take longest for the worst operations.
 * @param supergraphSdl with its `@cost` and `@listSize`
 */
export function createLimits(supergraphSdl: string, apiSchema: GraphQLSchema, options: LimitOptions = {}): Limits {
  const { maxCost = 10_000 } = options
  const rules = readCostRules(supergraphSdl)
  const costOf = rememberedCosts((parts, variables, asked) =>
    estimateCost(apiSchema, rules, { ...parts, variables, asked }),
  )
  return {
    check: ({ document, operationName, variables }) => {
      const cost = costOf(operationParts(document, operationName), variables ?? {})
      if (cost > maxCost) {
        const message = `The operation may cost ${cost}; ${maxCost} is the most allowed.`
        throw codedError('COST_LIMIT_EXCEEDED', message, { cost: { estimated: cost, max: maxCost } })
      }
      return { cost, maxCost }
    },
  }
}
