import type { PlanNode, SubscriptionNode } from '@apollo/query-planner'
import { compileEntityFetch } from './fetch/entity-fetch.ts'
import type { FetchSetup, PlanStep } from './fetch/fetch.ts'
import { compilePath } from './fetch/paths.ts'
import { compileRootFetch } from './fetch/root-fetch.ts'

/**
 * Turns a plan into one function, so that running it decides nothing that the plan decides; `path` leads to the objects
 * that a node starts at.
 */
export function compilePlan(node: PlanNode, setup: FetchSetup, path: readonly (string | number)[] = []): PlanStep {
  switch (node.kind) {
    case 'Fetch': {
      const planPath = compilePath(setup.supergraphSchema, path)
      return node.requires ? compileEntityFetch(node, planPath, setup) : compileRootFetch(node, planPath, setup)
    }
    case 'Flatten':
      return compilePlan(node.node, setup, [...path, ...node.path])
    case 'Sequence': {
      const steps = node.nodes.map((child) => compilePlan(child, setup, path))
      return async (run) => {
        for (const step of steps) {
          const going = step(run)
          if (going) await going
        }
      }
    }
    case 'Parallel': {
      const steps = node.nodes.map((child) => compilePlan(child, setup, path))
      return (run) => {
        const going = steps.map((step) => step(run)).filter((step) => step !== undefined)
        return going.length > 1 ? Promise.all(going).then(() => undefined) : going[0]
      }
    }
    case 'Condition': {
      const condition = setup.clientVariables.get(node.condition) ?? node.condition
      const yes = node.ifClause && compilePlan(node.ifClause, setup, path)
      const no = node.elseClause && compilePlan(node.elseClause, setup, path)
      return (run) => (run.variables[condition] === true ? yes : no)?.(run)
    }
    case 'Defer':
      throw new Error('This plan has @defer, which the planner was not asked for')
  }
}

/** Whether any fetch of a plan takes values from the objects around its entities. */
export function hasContexts(node: PlanNode | SubscriptionNode | undefined): boolean {
  if (!node) return false
  switch (node.kind) {
    case 'Defer':
      return false
    case 'Fetch':
      return (node.contextRewrites?.length ?? 0) > 0
    case 'Flatten':
      return hasContexts(node.node)
    case 'Condition':
      return hasContexts(node.ifClause) || hasContexts(node.elseClause)
    case 'Subscription':
      return hasContexts(node.rest)
    default:
      return node.nodes.some(hasContexts)
  }
}
