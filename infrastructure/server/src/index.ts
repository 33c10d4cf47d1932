export {
  allowsIntrospection,
  ConfigError,
  type Environment,
  flag,
  gatewaySecretRule,
  httpUrl,
  neededInProduction,
  parseConfig,
  prefixedShape,
  readSettings,
  refuseProblems,
  type SettingRule,
  secret,
  serverConfig,
  unprefixed,
} from './config.ts'
export { documentsPlugin } from './documents/documents-plugin.ts'
export { behindGateway, type DocumentLimits, documentLimits } from './documents/limits.ts'
export { createDocumentReader, type DocumentGuard, type DocumentReader, type ReadDocument } from './documents/reader.ts'
export {
  badRequest,
  badUserInput,
  codedError,
  forbidden,
  httpOf,
  notImplemented,
  unauthenticated,
  unavailable,
} from './errors/coded-error.ts'
export { describe } from './errors/describe.ts'
export { type FailedRequest, maskError } from './errors/mask-error.ts'
export { withoutQuotedValues } from './errors/quoted-values.ts'
export { type ErrorCode, type ErrorEntry, errorRegistry, isErrorCode } from './errors/registry.ts'
export { sentenceOf } from './errors/sentence-of.ts'
export { conditionVariables } from './execution/condition-variables.ts'
export { createKnownOperations } from './execution/known-operations.ts'
export { type RunOperation, recurringOperation } from './execution/recurring-operation.ts'
export { createExplorer, type Explorer, type ExplorerOptions } from './explorer/explorer.ts'
export { heapShare } from './heap.ts'
export { acceptedBy } from './http/accept.ts'
export { addVary, encodingFor, sendCompressed, sendJson } from './http/answer.ts'
export { apolloOptions } from './http/apollo-options.ts'
export { readJson } from './http/body.ts'
export { type CorsPolicy, withCors } from './http/cors.ts'
export { type GraphQLRouteOptions, graphqlRoute } from './http/graphql.ts'
export { healthRoutes } from './http/health.ts'
export { checkNesting, nestsTooDeep } from './http/json.ts'
export type { OperationParams } from './http/operation-params.ts'
export { sendRefusal } from './http/refusal.ts'
export { clientGone, type HttpRoute, type HttpServer, ListenError, listen, pathOf } from './http/server.ts'
export { networkOf, readAddress } from './identity/addresses.ts'
export { endWithSession } from './identity/end-with-session.ts'
export { followSessions, sessionsCheck } from './identity/follow-sessions.ts'
export {
  addressOf,
  gatewaySecretHeader,
  type ProxyTrust,
  requestedUrl,
  trustAddresses,
  trustGateway,
  trustHops,
} from './identity/forwarding.ts'
export { type IncomingRequest, identify, readIncomingRequest, requestIdOf } from './identity/request.ts'
export { Restrictions } from './identity/restrictions.ts'
export { Revocations } from './identity/revocations.ts'
export { createTokenVerifier, subjectOf, type TokenVerifier } from './identity/token-verifier.ts'
export { accessTokenLifetimeSeconds, restrictedClaim, tokenIssuer, tokenType, type Viewer } from './identity/viewer.ts'
export { type LogDestination, logCheck, openLogFile, standardDestination } from './log-destination.ts'
export { createLogger, type Logger, tellLosses } from './logger.ts'
export { type MetricsSource, serveMetrics } from './metrics/listener.ts'
export {
  type Counter,
  createMetrics,
  type Gauge,
  type Metrics,
  type MetricsSnapshot,
  renderTogether,
} from './metrics/metrics.ts'
export { parsePublicUrl } from './outgoing/public-address.ts'
export { PublicHttpsAgent } from './outgoing/public-https-agent.ts'
export { Degraded, NotServing, type ReadinessCheck } from './readiness.ts'
export { seal, unseal } from './sealing.ts'
export { readOrMakeSecret } from './secret-file.ts'
export { checkPorts, type WantedPort } from './settings/ports.ts'
export { type Stoppable, stopOnSignal } from './stop-on-signal.ts'
export { sendEventStream } from './streams/event-stream.ts'
export { isPassedOver, stillSeen } from './streams/passed-over.ts'
export { readEvents } from './streams/read-events.ts'
export { readerTooSlow } from './streams/reader-too-slow.ts'
export { textOfResult } from './streams/result-text.ts'
export { untilAborted } from './streams/until-aborted.ts'
export { countCharacters, isLongerThan } from './text/characters.ts'
export { facetsIn, type WrittenFacet } from './text/facets.ts'
export { foldSpelling, foldWords } from './text/fold.ts'
export { type Hashtag, isTagKey, tagKey, tagName } from './text/hashtags.ts'
export { unspacedScripts } from './text/scripts.ts'
export { isBlank, isUnfit, isVisible, turnsDirection } from './text/sight.ts'
