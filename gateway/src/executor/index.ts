/**
 * This folder: the executor, which runs the query plans of Apollo's planner over transports. It knows nothing of how plans
 * are made, how subgraphs are reached, or who asks.
 */

export { SubgraphUnavailable, SubscriptionRefused } from './errors.ts'
export { createPlanExecutor, type PlanExecutor } from './executor.ts'
export type { PlannedOperation } from './operation.ts'
export type { PlanExecutorOptions } from './operation-cache.ts'
export { ExecutionTrace } from './trace.ts'
export type {
  ExecutionRequest,
  FetchContext,
  JsonObject,
  PermittedOperation,
  PlanExecutionResult,
  SubgraphError,
  SubgraphFetch,
  SubgraphResult,
  SubgraphTransport,
} from './types.ts'
