import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner'

/** What a gateway asks of one subgraph for one operation. */
export interface PlannedFetch {
  readonly subgraph: string
  readonly operation: string
  /** Of entities, what the gateway sends of each: keys and what fields require. Null for a fetch of root fields. */
  readonly requires: readonly QueryPlanSelectionNode[] | null
  /** Where its answer belongs in the client's, as response path; empty at the top. */
  readonly path: string
}

/** How a gateway runs one operation, as plain data. */
export interface OperationPlan {
  readonly fetches: readonly PlannedFetch[]
  /** The most fetches that one request takes: of a condition's two sides only one is fetched. */
  readonly fetchCount: number
  /** Round trips in sequence: the time that the client waits, in answers of subgraphs. */
  readonly depth: number
}

/** An empty plan, of an operation that asks no subgraph, has no fetch and no round trip. */
export function planOf({ node }: QueryPlan): OperationPlan {
  if (!node) return { fetches: [], fetchCount: 0, depth: 0 }
  return node.kind === 'Subscription'
    ? inSequence([node.primary, ...(node.rest ? [node.rest] : [])].map((one) => planOfNode(one, '')))
    : planOfNode(node, '')
}

/** What either of several plans of one operation may need, by labels of `@override` that are on or off. */
export function worstOf(plans: readonly OperationPlan[]): OperationPlan {
  const fetches = new Map(plans.flatMap((plan) => plan.fetches).map((fetch) => [JSON.stringify(fetch), fetch]))
  return { ...inEither(plans), fetches: [...fetches.values()] }
}

function planOfNode(node: PlanNode | undefined, path: string): OperationPlan {
  switch (node?.kind) {
    case undefined:
      return { fetches: [], fetchCount: 0, depth: 0 }
    case 'Fetch':
      return { fetches: [fetchOf(node, path)], fetchCount: 1, depth: 1 }
    case 'Flatten':
      return planOfNode(node.node, node.path.filter((part) => part !== '@').join('.'))
    case 'Sequence':
      return inSequence(node.nodes.map((one) => planOfNode(one, path)))
    case 'Parallel':
      return inParallel(node.nodes.map((one) => planOfNode(one, path)))
    case 'Condition':
      return inEither([node.ifClause, node.elseClause].map((one) => planOfNode(one, path)))
    case 'Defer': {
      const deferred = node.deferred.map((one) => planOfNode(one.node, path))
      return inSequence([planOfNode(node.primary.node, path), inParallel(deferred)])
    }
  }
}

const fetchOf = ({ serviceName, operation, requires }: FetchNode, path: string): PlannedFetch => ({
  subgraph: serviceName,
  operation,
  requires: requires ?? null,
  path,
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const all = (plans: readonly OperationPlan[]) => ({
  fetches: plans.flatMap(({ fetches }) => fetches),
  fetchCounts: plans.map(({ fetchCount }) => fetchCount),
  depths: plans.map(({ depth }) => depth),
})

function inSequence(plans: readonly OperationPlan[]): OperationPlan {
  const { fetches, fetchCounts, depths } = all(plans)
  return { fetches, fetchCount: sum(fetchCounts), depth: sum(depths) }
}

function inParallel(plans: readonly OperationPlan[]): OperationPlan {
  const { fetches, fetchCounts, depths } = all(plans)
  return { fetches, fetchCount: sum(fetchCounts), depth: Math.max(0, ...depths) }
}

function inEither(plans: readonly OperationPlan[]): OperationPlan {
  const { fetches, fetchCounts, depths } = all(plans)
  return { fetches, fetchCount: Math.max(0, ...fetchCounts), depth: Math.max(0, ...depths) }
}
