import { readFile } from 'node:fs/promises'
import {
  type Environment,
  healthRoutes,
  type Logger,
  listen,
  parseConfig,
  type ReadinessCheck,
  type TokenVerifier,
} from '@plaza/service'
import { gatewayConfig } from './config.ts'
import { type GatewayContext, subgraphHeaders } from './context.ts'
import { type InProcessSubgraph, inProcessTransport } from './in-process.ts'
import type { LandingPage } from './landing-page/index.ts'
import { serveSupergraph } from './serve-supergraph.ts'
import { createGatewayServer } from './server.ts'
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

export async function startGateway(options: {
  env: Environment
  log: Logger
  verifier: TokenVerifier
  /** Subgraphs that run in this process; every other one is reached at its URL in the supergraph. */
  inProcess?: readonly InProcessSubgraph[]
  checks?: Record<string, ReadinessCheck>
  landingPage?: LandingPage
}): Promise<RunningGateway> {
  const { env, log, verifier } = options
  const config = parseConfig(gatewayConfig, env)
  const local = new Map((options.inProcess ?? []).map((subgraph) => [subgraph.name, subgraph]))
  await using cleanup = new AsyncDisposableStack()

  const supergraph = serveSupergraph(await readFile(config.SUPERGRAPH_FILE ?? ownSupergraph, 'utf8'), {
    fetchTimeoutMs: config.FETCH_TIMEOUT_MS,
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
  const gateway = new SupergraphGateway(supergraph)
  const graphql = await createGatewayServer({
    gateway,
    config,
    verifier,
    log,
    ...(options.landingPage && { landingPage: options.landingPage }),
  })
  cleanup.defer(() => graphql.stop())
  const http = await listen({
    host: config.HOST,
    port: config.PORT,
    routes: [graphql.route, ...healthRoutes(options.checks ?? {})],
    log,
  })
  cleanup.defer(() => http.close(config.SHUTDOWN_GRACE_MS))

  const running = cleanup.move()
  return { url: `${http.url}/graphql`, port: http.port, stop: () => running.disposeAsync() }
}
