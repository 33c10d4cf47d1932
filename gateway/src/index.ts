import { readFile } from 'node:fs/promises'
import {
  type Environment,
  healthRoutes,
  type Logger,
  listen,
  type Metrics,
  maskError,
  parseConfig,
  type ReadinessCheck,
  type TokenVerifier,
} from '@plaza/service'
import type { GraphQLError } from 'graphql'
import { type GatewayConfig, gatewayConfig } from './config.ts'
import { contextReader, type GatewayContext, subgraphHeaders } from './context.ts'
import { type InProcessSubgraph, inProcessTransport } from './in-process.ts'
import type { LandingPage } from './landing-page/index.ts'
import { createLive } from './live.ts'
import { admitOperation, documentId, documentsOf, OperationManifest } from './operations.ts'
import { serveSupergraph } from './serve-supergraph.ts'
import { createGatewayServer } from './server.ts'
import { createOperationRunner, type OperationParams } from './subscriptions/index.ts'
import { SupergraphGateway } from './supergraph-gateway.ts'
import { createHttpTransport } from './transports/http.ts'

export { gatewayConfig } from './config.ts'
export type { InProcessSubgraph } from './in-process.ts'
export type { LandingPage } from './landing-page/index.ts'

export interface RunningGateway {
  /** Where it answers GraphQL, e.g. `http://127.0.0.1:4000/graphql`. */
  readonly url: string
  readonly port: number
  stop(): Promise<void>
}

/** The committed composition of the six subgraphs. */
const ownSupergraph = new URL('../../schema/supergraph.graphql', import.meta.url)
const ownManifest = new URL('../../schema/operations.manifest.json', import.meta.url)

export async function startGateway(options: {
  env: Environment
  log: Logger
  verifier: TokenVerifier
  /** Subgraphs that run in this process; every other one is reached at its URL in the supergraph. */
  inProcess?: readonly InProcessSubgraph[]
  checks?: Record<string, ReadinessCheck>
  landingPage?: LandingPage
  /** The numbers of the process, to add to. */
  metrics?: Metrics
}): Promise<RunningGateway> {
  const { env, log, verifier } = options
  const config = parseConfig(gatewayConfig, env)
  const local = new Map((options.inProcess ?? []).map((subgraph) => [subgraph.name, subgraph]))
  await using cleanup = new AsyncDisposableStack()

  const supergraph = serveSupergraph(await readFile(config.SUPERGRAPH_FILE ?? ownSupergraph, 'utf8'), {
    fetchTimeoutMs: config.FETCH_TIMEOUT_MS,
    maxCost: config.MAX_COST,
    transport({ name, url }) {
      const subgraph = local.get(name)
      return subgraph
        ? inProcessTransport(subgraph, log)
        : createHttpTransport({
            url: config.SUBGRAPH_URLS.get(name) ?? url,
            headers: (request) => subgraphHeaders(request as GatewayContext),
          })
    },
  })
  const gateway = new SupergraphGateway(supergraph, { tellsCost: config.COST_IN_EXTENSIONS })
  const manifest = await readManifest(config)
  const contextOf = contextReader(log, { trustsForwarding: config.TRUST_PROXY })
  const graphql = await createGatewayServer({
    gateway,
    config,
    verifier,
    log,
    manifest,
    contextOf,
    ...(options.landingPage && { landingPage: options.landingPage }),
  })
  cleanup.defer(() => graphql.stop())
  const live = createLive({
    run: createOperationRunner({
      current: () => gateway.current,
      accessOf: ({ context }) => (context as GatewayContext).viewer && { scopes: [] },
      limit: (document, params) => void gateway.current.limits.check({ document, ...params }),
      resolveQuery: async ({ query, extensions }) => query ?? manifest.bodyOf(persistedIdOf(extensions)) ?? '',
      admit: (document, { context }) =>
        admitOperation(document, context as GatewayContext, { mode: config.OPERATIONS, manifest }),
      formatError: (error, { context }) => maskError(error, context as GatewayContext) as unknown as GraphQLError,
    }),
    verifier,
    contextOf,
    allowsOrigin: (origin) => allowsOrigin(origin, config),
    limits: { perPerson: config.MAX_SUBSCRIPTIONS_PER_PERSON, total: config.MAX_SUBSCRIPTIONS },
  })
  const http = await listen({
    host: config.HOST,
    port: config.PORT,
    routes: [live.overSse(graphql.route), ...healthRoutes(options.checks ?? {})],
    log,
  })
  cleanup.defer(() => http.close(config.SHUTDOWN_GRACE_MS))

  const sockets = live.overWebSocket(http.server, graphql.route.path)
  // Streams never end by themselves, so the server would wait for them until its grace is over.
  cleanup.defer(async () => {
    live.close()
    await sockets.close()
  })
  planAhead(gateway, manifest)

  const running = cleanup.move()
  return { url: `${http.url}/graphql`, port: http.port, stop: () => running.disposeAsync() }
}

/** Of a supergraph that is not ours nobody knows the clients, unless told. */
async function readManifest({ OPERATIONS_MANIFEST, SUPERGRAPH_FILE }: GatewayConfig): Promise<OperationManifest> {
  if (!OPERATIONS_MANIFEST && SUPERGRAPH_FILE) return new OperationManifest([])
  return OperationManifest.read(OPERATIONS_MANIFEST ?? ownManifest)
}

/** A page may open a WebSocket to wherever it came from, and to where its origin is listed. */
function allowsOrigin(origin: string, { CORS_ORIGINS, PORT }: GatewayConfig): boolean {
  if (CORS_ORIGINS.includes('*') || CORS_ORIGINS.includes(origin)) return true
  return [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`].includes(origin)
}

function persistedIdOf(extensions: OperationParams['extensions']): string {
  return String((extensions?.persistedQuery as { sha256Hash?: unknown } | undefined)?.sha256Hash ?? '')
}

/** Plans what our clients send, one operation a turn of the event loop, so that requests come between. */
function planAhead(gateway: SupergraphGateway, manifest: OperationManifest): void {
  const waiting = documentsOf(manifest)
  const next = () => {
    const operation = waiting.pop()
    if (!operation) return
    gateway.current.executor.warm({ ...operation, cacheKey: documentId(operation.document) })
    setImmediate(next).unref()
  }
  setImmediate(next).unref()
}
