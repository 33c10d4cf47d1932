import { stripSecurity } from 'gateway/authorization'
import { createPlanner, type Plan } from 'gateway/planning'
import { type DocumentNode, getOperationAST, validate } from 'graphql'
import type { Cache } from '../cache/cache.ts'
import type { Composed, Operation } from '../change.ts'
import { type OperationPlan, planOf, worstOf } from './plan.ts'
import { createReach, type Reach } from './reach.ts'
import { readSupergraph, type SupergraphParts } from './supergraph.ts'

/** Plans operations for one supergraph as the gateway would. */
export interface Planner {
  readonly parts: SupergraphParts
  reachOf(document: DocumentNode): Reach
  /**
   * Null for an operation that the gateway refuses. Plans are kept by the part of the supergraph that the operation can
   * reach, so a change of the supergraph plans again only what it may touch.
   */
  planOf(operation: Pick<Operation, 'document' | 'hash'>): OperationPlan | null
}

/** Reads the supergraph at once, and makes Apollo's planner, which takes longest, when a plan is not in the cache. */
export function plannerOf(
  { supergraphSdl, apiSchema }: Pick<Composed, 'supergraphSdl' | 'apiSchema'>,
  cache: Cache,
): Planner {
  const parts = readSupergraph(supergraphSdl)
  const findReach = createReach(parts)
  const reaches = new WeakMap<DocumentNode, Reach>()
  const reachOf = (document: DocumentNode): Reach => {
    let reach = reaches.get(document)
    if (!reach) {
      reach = findReach(document)
      reaches.set(document, reach)
    }
    return reach
  }
  // Making a planner takes longer than most plans.
  let plan: Plan | undefined
  const makePlan = (document: DocumentNode): OperationPlan | null => {
    if (validate(apiSchema, document).length > 0) return null
    plan ??= createPlanner(stripSecurity(supergraphSdl).sdl)
    const name = getOperationAST(document)?.name?.value
    try {
      const plans = [[], ...(parts.labels.length > 0 ? [parts.labels] : [])].map((labels) =>
        plan!(document, name, labels),
      )
      return worstOf(plans.map((planned) => planOf(planned.plan)))
    } catch {
      return null
    }
  }
  return {
    parts,
    reachOf,
    planOf: ({ document, hash }) => cache.cached('plan', [hash, ...reachOf(document).texts], () => makePlan(document)),
  }
}
