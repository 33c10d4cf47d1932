export type { OpenContext, OpenedContext } from './context.ts'
export { createGrantSigner, exportGrantKeys, type GrantKeys, type Grants, generateGrantKeys } from './grants/index.ts'
export { runService } from './run-service.ts'
export { byteCountScalar, dateScalar, dateTimeScalar } from './scalars.ts'
export { type RunningSubgraph, type SubgraphRuntime, startSubgraph, subgraphConfig } from './start-subgraph.ts'
export {
  defineSubgraph,
  type Job,
  type RequestContext,
  requireViewer,
  resolveViewerReference,
  type ServiceInstance,
  type Subgraph,
  type SubgraphDefinition,
} from './subgraph.ts'
export { failed, type UserError, type UserErrorCode, userError } from './user-errors.ts'
