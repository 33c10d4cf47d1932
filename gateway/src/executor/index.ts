export { SubgraphUnavailable, SubscriptionRefused } from './errors.ts'
export { createPlanExecutor, type PlanExecutor, type PlanExecutorOptions } from './executor.ts'
export type { PlannedOperation } from './operation.ts'
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
