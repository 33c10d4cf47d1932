export { SubgraphUnavailable, SubscriptionRefused } from './errors.ts'
export { createPlanExecutor, type PlanExecutor } from './executor.ts'
export type { PlannedOperation } from './operation.ts'
export type { PlanExecutorOptions } from './operation-cache.ts'
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
