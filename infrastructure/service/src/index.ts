export { networkOf, readAddress } from './addresses.ts'
export {
  allowsIntrospection,
  ConfigError,
  type Environment,
  flag,
  parseConfig,
  type ServerConfig,
  serverConfig,
} from './config.ts'
export type { OpenContext, OpenedContext } from './context.ts'
export {
  badUserInput,
  describe,
  type ErrorCode,
  errorCodes,
  forbidden,
  maskError,
  notImplemented,
  unauthenticated,
} from './errors.ts'
export {
  createGrantSigner,
  exportGrantKeys,
  type GrantKeys,
  type Grants,
  generateGrantKeys,
} from './grants/index.ts'
export { BodyError, readJson, sendBodyError } from './http/body.ts'
export { graphqlRoute } from './http/graphql.ts'
export { Degraded, healthRoutes, type ReadinessCheck } from './http/health.ts'
export { createKnownOperations } from './http/known-operations.ts'
export { type HttpRoute, type HttpServer, ListenError, listen, sendJson } from './http/server.ts'
export { followSessions } from './identity/follow-sessions.ts'
export { Revocations } from './identity/revocations.ts'
export { createTokenVerifier, type TokenVerifier } from './identity/token-verifier.ts'
export { accessTokenLifetimeSeconds, tokenIssuer, tokenType, type Viewer } from './identity/viewer.ts'
export { createLogger, type Logger } from './logger.ts'
export {
  type AcrossWorkers,
  type Counter,
  createMetrics,
  type Gauge,
  type Histogram,
  type MetricDefinition,
  type Metrics,
  type MetricsSnapshot,
  renderTogether,
} from './metrics.ts'
export { type MetricsSource, serveMetrics } from './metrics-listener.ts'
export { gatewayPort, type ServiceName, serviceNames, servicePorts } from './names.ts'
export { withoutQuotedValues } from './quoted-values.ts'
export { type RunOperation, recurringOperation } from './recurring-operation.ts'
export { addressOf, type IncomingRequest, identify, readIncomingRequest } from './request.ts'
export { runService, stopOnSignal } from './run-service.ts'
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
