import type { FetchNode, PlanNode } from '@apollo/query-planner'

/**
 * The fetches of entities of a plan that may begin at the same moment as another one of the same subgraph: those with one
 * in another branch of a parallel node. All others would only be kept waiting.
 */
export function findCompanions(plan: PlanNode | undefined): ReadonlySet<FetchNode> {
  const companions = new Set<FetchNode>()
  if (plan) collect(plan, companions)
  return companions
}

/** Returns the fetches of entities at a node and below, by subgraph. */
function collect(node: PlanNode, companions: Set<FetchNode>): Map<string, FetchNode[]> {
  if (node.kind === 'Fetch') return new Map(node.requires ? [[node.serviceName, [node]]] : [])
  const children = childrenOf(node).map((child) => collect(child, companions))
  const [only] = children
  if (only && children.length === 1) return only
  const byService = new Map<string, FetchNode[][]>()
  for (const child of children) {
    for (const [service, fetches] of child) {
      const known = byService.get(service)
      if (known) known.push(fetches)
      else byService.set(service, [fetches])
    }
  }
  return new Map(
    [...byService].map(([service, branches]) => {
      const fetches = branches.flat()
      if (node.kind === 'Parallel' && branches.length > 1) for (const fetch of fetches) companions.add(fetch)
      return [service, fetches]
    }),
  )
}

function childrenOf(node: Exclude<PlanNode, FetchNode>): readonly PlanNode[] {
  switch (node.kind) {
    case 'Flatten':
      return [node.node]
    case 'Condition':
      return [node.ifClause, node.elseClause].filter((child) => child !== undefined)
    case 'Defer':
      return []
    default:
      return node.nodes
  }
}
