/** This folder: Apollo Server around the executor. */

import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import {
  allowsIntrospection,
  apolloOptions,
  clientGone,
  type DocumentReader,
  documentsPlugin,
  type Explorer,
  graphqlRoute,
  type HttpRoute,
  identify,
  type Logger,
  type TokenVerifier,
} from '@plaza/server'
import type { GatewayConfig } from '../config.ts'
import type { ContextOf, GatewayContext } from '../request/context.ts'
import { formatError } from '../request/format-error.ts'
import { type OperationManifest, operationsPlugin, persistedQueryCache } from '../request/persisted-operations.ts'
import type { RateLimits } from '../request/rate-limits.ts'
import { responseStatusPlugin } from './response-status.ts'
import type { GatewayInterface } from './supergraph-gateway.ts'

/** Apollo Server around a gateway: parses, validates, answers introspection and the Sandbox, masks faults. */
export async function createGatewayServer(options: {
  gateway: GatewayInterface
  documents: DocumentReader
  config: GatewayConfig
  /** Null where tokens are passed on and not looked into. */
  verifier: TokenVerifier | null
  log: Logger
  manifest: OperationManifest
  contextOf: ContextOf
  limits: Pick<RateLimits, 'takePerson'>
  /** Sees every request. */
  plugins?: readonly ApolloServerPlugin<GatewayContext>[]
  /** What a browser is shown; null for nothing. */
  explorer: Explorer | null
}): Promise<{ route: HttpRoute; stop(): Promise<void> }> {
  const { gateway, documents, config, verifier, log, manifest, contextOf, limits, plugins = [], explorer } = options
  const introspection = allowsIntrospection(config)
  const tellRequestId: ApolloServerPlugin<GatewayContext> = {
    requestDidStart: async ({ contextValue }) => ({
      willSendResponse: async ({ response }) => {
        response.http.headers.set('x-request-id', contextValue.requestId)
      },
    }),
  }

  const common = apolloOptions<GatewayContext>(log, formatError)
  const server = new ApolloServer<GatewayContext>({
    ...common,
    gateway,
    introspection,
    // Credentials travel in `Authorization` alone and a GET runs queries alone (decision 0008), so there is nothing to forge.
    csrfPrevention: false,
    documentStore: null,
    persistedQueries: { cache: persistedQueryCache(manifest) },
    plugins: [
      ...plugins,
      ...common.plugins,
      tellRequestId,
      responseStatusPlugin,
      documentsPlugin(documents),
      operationsPlugin({ mode: config.OPERATIONS, manifest }),
      explorer?.plugin ?? ApolloServerPluginLandingPageDisabled(),
    ],
  })
  await server.start()

  const route = graphqlRoute({
    server,
    maxBodyBytes: config.MAX_BODY_BYTES,
    async context(request, response) {
      const { incoming, context } = contextOf(request, clientGone(response))
      const viewer = verifier && (await identify(incoming, verifier))
      if (viewer) await limits.takePerson(viewer.id)
      return context(viewer)
    },
  })
  return { route, stop: () => server.stop() }
}
