import { randomUUID } from 'node:crypto'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import {
  allowsIntrospection,
  graphqlRoute,
  type HttpRoute,
  identify,
  type Logger,
  maskError,
  type TokenVerifier,
  withoutQuotedValues,
} from '@plaza/server'
import type { GatewayConfig } from '../config.ts'
import { maxTokens } from '../limits/index.ts'
import type { ContextOf, GatewayContext } from '../request/context.ts'
import { type OperationManifest, operationsPlugin, persistedQueryCache } from '../request/persisted-operations.ts'
import type { RateLimits } from '../request/rate-limits.ts'
import { type LandingPage, landingPagePlugin, plainLandingPage } from './landing-page/index.ts'
import { responseStatusPlugin } from './response-status.ts'
import type { GatewayInterface } from './supergraph-gateway.ts'

/** Apollo Server around a gateway: parses, validates, answers introspection and the Sandbox, masks faults. */
export async function createGatewayServer(options: {
  gateway: GatewayInterface
  config: GatewayConfig
  /** Null where tokens are passed on and not looked into. */
  verifier: TokenVerifier | null
  log: Logger
  manifest: OperationManifest
  contextOf: ContextOf
  limits: Pick<RateLimits, 'takePerson'>
  /** Sees every request. */
  plugins?: readonly ApolloServerPlugin<GatewayContext>[]
  landingPage?: LandingPage
}): Promise<{ route: HttpRoute; stop(): Promise<void> }> {
  const {
    gateway,
    config,
    verifier,
    log,
    manifest,
    contextOf,
    limits,
    plugins = [],
    landingPage = plainLandingPage,
  } = options
  const introspection = allowsIntrospection(config)
  // `formatError` is told of the error alone, so the request it belongs to is remembered here.
  const requestOf = new WeakMap<object, GatewayContext>()

  const requestLifecycle: ApolloServerPlugin<GatewayContext> = {
    requestDidStart: async ({ contextValue }) => ({
      didEncounterErrors: async ({ errors }) => {
        for (const error of errors) requestOf.set(error, contextValue)
      },
      willSendResponse: async ({ response }) => {
        response.http.headers.set('x-request-id', contextValue.requestId)
      },
    }),
  }

  const server = new ApolloServer<GatewayContext>({
    gateway,
    introspection,
    // Credentials travel in `Authorization` alone and a GET runs queries alone (decision 0008), so there is nothing to forge.
    csrfPrevention: false,
    parseOptions: { maxTokens },
    persistedQueries: { cache: persistedQueryCache(manifest) },
    logger: log,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) =>
      formatted.extensions?.code && formatted.extensions.code !== 'INTERNAL_SERVER_ERROR'
        ? { ...formatted, message: withoutQuotedValues(formatted.message) }
        : maskError(error, requestOf.get(error as object) ?? { log, requestId: randomUUID() }),
    plugins: [
      ...plugins,
      requestLifecycle,
      responseStatusPlugin,
      operationsPlugin({ mode: config.OPERATIONS, manifest }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      introspection ? landingPagePlugin(landingPage) : ApolloServerPluginLandingPageDisabled(),
    ],
  })
  await server.start()

  const route = graphqlRoute({
    server,
    maxBodyBytes: config.MAX_BODY_BYTES,
    async context(request, response) {
      const aborted = new AbortController()
      // An answer that went out whole leaves nothing to abort, and the reason alone costs microseconds.
      response.once('close', () => response.writableFinished || aborted.abort())
      const { incoming, context } = contextOf(request, aborted.signal)
      const viewer = verifier && (await identify(incoming, verifier))
      if (viewer) await limits.takePerson(viewer.id)
      return context(viewer)
    },
  })
  return { route, stop: () => server.stop() }
}
