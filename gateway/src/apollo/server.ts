/** This folder: Apollo Server around the executor. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import {
  allowsIntrospection,
  apolloOptions,
  clientGone,
  type DocumentGuard,
  type DocumentReader,
  documentsPlugin,
  type Explorer,
  type GraphQLRouteOptions,
  graphqlRoute,
  type HttpRoute,
  identify,
  type Logger,
  type TokenVerifier,
} from '@plaza/server'
import type { GatewayConfig } from '../config.ts'
import type { GatewayMetrics } from '../metrics/metrics.ts'
import { type CountOperation, operationMetricsPlugin, operationTimer } from '../metrics/operation-metrics.ts'
import type { ContextOf, GatewayContext } from '../request/context.ts'
import { formatError } from '../request/format-error.ts'
import { type OperationManifest, operationsPlugin, type PersistedOperations } from '../request/persisted-operations.ts'
import type { RateLimits } from '../request/rate-limits.ts'
import type { traceReader } from '../request/traces.ts'
import { knownOperations } from './known-operations.ts'
import type { SupergraphGateway } from './supergraph-gateway.ts'

/** Apollo Server around a gateway: parses, validates, answers introspection and the explorer, masks faults. */
export async function createGatewayServer(options: {
  gateway: SupergraphGateway
  documents: DocumentReader
  config: GatewayConfig
  /** Null where tokens are passed on and not looked into. */
  verifier: TokenVerifier | null
  log: Logger
  manifest: OperationManifest
  persisted: PersistedOperations
  contextOf: ContextOf
  /** Answers the operations that stream. */
  stream: NonNullable<GraphQLRouteOptions<GatewayContext>['stream']>
  limits: Pick<RateLimits, 'takePerson'>
  /** Reads what a request asks to be told of itself; undefined where nobody is told. */
  readTrace: ReturnType<typeof traceReader>
  /** May refuse to read new documents of a client. */
  guardOf?: (context: GatewayContext) => DocumentGuard
  metrics: GatewayMetrics
  countOperation: CountOperation
  /** What a browser is shown; null for nothing. */
  explorer: Explorer | null
}): Promise<{ route: HttpRoute; stop(): Promise<void> }> {
  const {
    gateway,
    documents,
    config,
    verifier,
    log,
    manifest,
    persisted,
    contextOf,
    stream,
    limits,
    readTrace,
    guardOf,
    explorer,
  } = options
  const introspection = allowsIntrospection(config)
  const answered = operationTimer(options.metrics, options.countOperation)
  const common = apolloOptions<GatewayContext>(log, formatError)
  const server = new ApolloServer<GatewayContext>({
    ...common,
    gateway,
    introspection,
    documentStore: null,
    // They are resolved before, for streams as well.
    persistedQueries: false,
    plugins: [
      operationMetricsPlugin(options.metrics, answered),
      ...common.plugins,
      documentsPlugin(documents, guardOf),
      operationsPlugin({ mode: config.OPERATIONS, manifest }),
      explorer?.plugin ?? ApolloServerPluginLandingPageDisabled(),
    ],
  })
  await server.start()

  const route = graphqlRoute({
    server,
    stream,
    resolve: (params) => persisted.resolve(params),
    maxBodyBytes: config.MAX_BODY_BYTES,
    read: (text) => documents.read(text, gateway.current.apiSchema).document,
    ...knownOperations({ gateway, documents, mode: config.OPERATIONS, manifest, answered, context }),
  })
  return { route, stop: () => server.stop() }

  async function context(request: IncomingMessage, response: ServerResponse): Promise<GatewayContext> {
    const asked = request.method === 'POST' ? readTrace?.(request) : undefined
    const { incoming, context } = contextOf(request, clientGone(response))
    const viewer = verifier && (await identify(incoming, verifier))
    if (viewer) await limits.takePerson(viewer.id)
    return asked ? { ...context(viewer), asked } : context(viewer)
  }
}
