import { readFile } from 'node:fs/promises'
import {
  ConfigError,
  createLogger,
  createTokenVerifier,
  healthRoutes,
  ListenError,
  listen,
  maskError,
  parseConfig,
  stopOnSignal,
} from '@plaza/service'
import type { GraphQLError } from 'graphql'
import { z } from 'zod'
import { gatewayConfig } from './config.ts'
import { type ContextOf, contextReader, type GatewayContext, subgraphHeaders } from './context.ts'
import { createLive } from './live.ts'
import { OperationManifest } from './operations.ts'
import { reloadOnChange } from './planning/hot-reload.ts'
import { serveSupergraph } from './serve-supergraph.ts'
import { createGatewayServer } from './server.ts'
import { createOperationRunner, schemaChanged } from './subscriptions/index.ts'
import { SupergraphGateway } from './supergraph-gateway.ts'
import { createHttpTransport } from './transports/http.ts'

/**
 * The gateway on any supergraph: `SUPERGRAPH_FILE=… PORT=… pnpm --filter gateway start:standalone`. Subgraphs are
 * called at the URLs in the file and get the client's `Authorization`. Nobody is signed in here, so what a supergraph
 * marks as `@authenticated` stays closed.
 */
const settings = z.object({ ...gatewayConfig.shape, SUPERGRAPH_FILE: z.string() })

const log = createLogger({ service: 'gateway', level: process.env.LOG_LEVEL ?? 'info' })
try {
  await start()
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
  process.stderr.write(`gateway: ${error.message}\n`)
  process.exitCode = 1
}

async function start(): Promise<void> {
  const config = parseConfig(settings, { PORT: '4000', MAX_COST: '1000000', ...process.env })
  const file = config.SUPERGRAPH_FILE
  const load = (sdl: string) =>
    serveSupergraph(sdl, {
      fetchTimeoutMs: config.FETCH_TIMEOUT_MS,
      maxCost: config.MAX_COST,
      transport: ({ name, url }) =>
        createHttpTransport({
          url: config.SUBGRAPH_URLS.get(name) ?? url,
          headers: (request) => subgraphHeaders(request as GatewayContext),
        }),
    })
  const gateway = new SupergraphGateway(load(await readFile(file, 'utf8')), { tellsCost: config.COST_IN_EXTENSIONS })
  const verifier = createTokenVerifier({ keys: config.JWKS_URL })
  const contextOf = unidentified(contextReader(log))
  const graphql = await createGatewayServer({
    gateway,
    config,
    verifier,
    log,
    manifest: new OperationManifest([]),
    contextOf,
  })
  const live = createLive({
    run: createOperationRunner({
      current: () => gateway.current,
      accessOf: () => null,
      limit: (document, params) => void gateway.current.limits.check({ document, ...params }),
      formatError: (error, { context }) => maskError(error, context as GatewayContext) as unknown as GraphQLError,
    }),
    verifier,
    contextOf,
    allowsOrigin: (origin) => config.CORS_ORIGINS.includes('*') || config.CORS_ORIGINS.includes(origin),
    limits: { perPerson: config.MAX_SUBSCRIPTIONS_PER_PERSON, total: config.MAX_SUBSCRIPTIONS },
  })
  const routes = [live.overSse(graphql.route), ...healthRoutes({})]
  const http = await listen({ host: config.HOST, port: config.PORT, routes, log })
  const sockets = live.overWebSocket(http.server, graphql.route.path)
  const reload = reloadOnChange({
    file,
    current: () => gateway.current,
    load,
    swap: (next) => gateway.swap(next),
    onSwapped: () => {
      live.subscriptions.closeAll(schemaChanged())
      log.info({ file }, 'the new supergraph serves')
    },
    onRefused: (error) => log.error({ err: error, file }, 'the new supergraph is refused; the old one goes on'),
  })
  log.info({ url: `${http.url}/graphql`, file }, 'gateway started')
  stopOnSignal(async () => {
    reload.stop()
    live.close()
    await sockets.close()
    await http.close(config.SHUTDOWN_GRACE_MS)
    await graphql.stop()
    await gateway.current.close()
  }, log)
}

/** Tokens are the subgraphs' business here: passed on, and not looked into. */
function unidentified(read: ContextOf): ContextOf {
  return (request, signal) => {
    const { incoming, context } = read(request, signal)
    return { incoming: { ...incoming, authorization: null }, context }
  }
}
