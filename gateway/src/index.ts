import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Outages } from '@plaza/database'
import {
  allowsIntrospection,
  createDocumentReader,
  createExplorer,
  createMetrics,
  type Environment,
  type ExplorerOptions,
  type HttpServer,
  healthRoutes,
  listen,
  logCheck,
  parseConfig,
} from '@plaza/server'
import { createGatewayServer } from './apollo/server.ts'
import { SupergraphGateway } from './apollo/supergraph-gateway.ts'
import { type GatewayConfig, gatewayConfig, gatewayRules } from './config.ts'
import { pathOf, readSetting, usable } from './file-settings.ts'
import { glassRoutes } from './glass/routes.ts'
import { ServiceSwitches } from './glass/switches.ts'
import { defineGatewayMetrics } from './metrics/metrics.ts'
import { operationCounter } from './metrics/operation-metrics.ts'
import type { GatewayOptions, RunningGateway } from './options.ts'
import { contextReader } from './request/context.ts'
import { allowsOrigin, withOrigins } from './request/origins.ts'
import { PersistedOperations, readManifest } from './request/persisted-operations.ts'
import { createRateLimits, withRateLimit } from './request/rate-limits.ts'
import { createRefusalLimit } from './request/refused-documents.ts'
import { traceReader } from './request/traces.ts'
import { followSupergraph } from './serving/follow-supergraph.ts'
import { serveSupergraph } from './serving/serve-supergraph.ts'
import { demoRoute } from './session/demo.ts'
import { hasSessions, sessionRoutes } from './session/routes.ts'
import { type SiteOptions, siteRoute } from './site/site.ts'
import { schemaChanged } from './subscriptions/index.ts'
import { createLive } from './subscriptions/live.ts'
import { prepareOperations } from './subscriptions/prepare-operations.ts'
import { openTransports } from './transports/open.ts'
import { recordUsage } from './usage/record.ts'

export { gatewayConfig, gatewayRules } from './config.ts'
export type { GatewayOptions, RunningGateway } from './options.ts'
export { isLoopback } from './request/local.ts'
export type { SessionDemo } from './session/demo.ts'
export type { SiteOptions } from './site/site.ts'
export type { InProcessSubgraph } from './transports/in-process-subgraph.ts'

/** The page of a gateway that was given none. */
const plainExplorer: ExplorerOptions = { title: 'GraphQL', document: '{\n  __typename\n}\n' }

/** The committed composition of the six subgraphs. */
const ownSupergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url))

const siteOfSettings = (config: GatewayConfig, env: Environment): SiteOptions | undefined =>
  config.SITE_FOLDER === undefined
    ? undefined
    : { folder: pathOf(config.SITE_FOLDER, env), fileOrigins: config.SITE_FILE_ORIGINS }

/**
 * Starts the gateway of a supergraph: it answers GraphQL at `/graphql` of HOST and PORT, follows the supergraph's file,
 * and resolves once requests are served.
 * @throws ConfigError for settings that are wrong, and for a file that can't be read or served
 * @throws ListenError when the port can't be had
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { env, log, verifier, inProcess = [] } = options
  const metrics = defineGatewayMetrics(options.metrics ?? createMetrics())
  const config = parseConfig(gatewayConfig, env, { rules: gatewayRules(env) })
  const file = pathOf(config.SUPERGRAPH_FILE ?? ownSupergraph, env)
  await using cleanup = new AsyncDisposableStack()

  const switches = config.TRACE === 'demo' && options.hasSwitches ? new ServiceSwitches() : undefined
  const load = (sdl: string) =>
    serveSupergraph(sdl, {
      fetchTimeoutMs: config.FETCH_TIMEOUT_MS,
      planTimeoutMs: config.PLAN_TIMEOUT_MS,
      maxCost: config.MAX_COST,
      labelPins: config.OVERRIDE_LABELS,
      metrics,
      transports(supergraph) {
        const transports = openTransports(supergraph, { config, inProcess, log })
        return switches?.over(transports) ?? transports
      },
    })
  const first = await readSetting('SUPERGRAPH_FILE', file, load)
  const { USAGE_DIR, USAGE_FLUSH_MS: flushMs, USAGE_DAYS: days } = config
  const usage =
    USAGE_DIR === undefined ? undefined : recordUsage({ folder: pathOf(USAGE_DIR, env), flushMs, days, log })
  // Once nothing runs any more.
  cleanup.defer(() => usage?.stop())
  const gateway = new SupergraphGateway(first, { tellsCost: config.COST_IN_EXTENSIONS, usage })
  cleanup.defer(() => gateway.stop())
  const manifest = await readManifest(config, env)
  const persisted = new PersistedOperations(manifest)
  const outages = new Outages(log)
  for (const [name, check] of Object.entries(options.checks ?? {})) outages.checkWith(`subgraph ${name}`, check)
  const contextOf = contextReader(log, {
    trusts: config.TRUST_PROXY,
    maySetLabels: config.OVERRIDE_LABELS_HEADER,
    subgraphFailed(name, cause) {
      metrics.subgraphUnavailable(name)
      if (cause && (switches?.isOn(name) ?? true)) outages.failed(`subgraph ${name}`, cause)
    },
  })
  const countOperation = operationCounter(metrics, manifest)
  const rateLimits = createRateLimits(config, (by) => metrics.rateLimited(by))
  const guardOf = createRefusalLimit(config, () => metrics.rateLimited('address'))
  const introspection = allowsIntrospection(config)
  const documents = createDocumentReader({ introspection, limits: { characters: config.MAX_QUERY_LENGTH } })
  const explorer = introspection ? createExplorer(options.explorer ?? plainExplorer) : null
  const { prepare, prepareOwn } = prepareOperations({
    gateway,
    config,
    documents,
    persisted,
    manifest,
    guardOf,
    countOperation,
    usage,
  })
  const live = createLive({
    prepare,
    verifier,
    contextOf,
    allowsOrigin: (request) => allowsOrigin(request, config),
    limits: {
      perPerson: config.MAX_SUBSCRIPTIONS_PER_PERSON,
      total: config.MAX_SUBSCRIPTIONS,
      backlogCharacters: config.STREAM_BACKLOG_CHARACTERS,
    },
    rateLimits,
    maxBodyBytes: config.MAX_BODY_BYTES,
  })
  const sessions =
    verifier && hasSessions(first.apiSchema)
      ? [
          demoRoute(options.demo ?? null),
          ...sessionRoutes({
            ...{ prepareOwn, contextOf, verifier, limits: rateLimits },
            trusts: config.TRUST_PROXY,
            maxBodyBytes: config.MAX_BODY_BYTES,
          }),
        ]
      : []
  const graphql = await createGatewayServer({
    gateway,
    documents,
    config,
    verifier,
    log,
    manifest,
    persisted,
    contextOf,
    stream: live.stream,
    limits: rateLimits,
    readTrace: traceReader(config),
    ...(guardOf && { guardOf }),
    metrics,
    countOperation,
    explorer,
  })
  cleanup.defer(() => graphql.stop())
  cleanup.defer(
    metrics.watch({ keptPlans: () => gateway.current.executor.size, openStreams: () => live.subscriptions.size }),
  )
  // Its planning thread has been starting since `load`.
  await usable('SUPERGRAPH_FILE', file, () => first.ready())
  const health = healthRoutes({ ...options.checks, log: logCheck }, options.whyLost, () => http.isDraining)
  const routes = [withRateLimit(graphql.route, rateLimits), ...health]
  const built = options.site ?? siteOfSettings(config, env)
  const site = built && (await siteRoute(built, config.TRUST_PROXY))
  const pages = [...(explorer?.routes ?? []).filter(({ path }) => !site || path !== '/'), ...(site ? [site] : [])]
  const limited = [...sessions, ...glassRoutes(switches, config.TRUST_PROXY)]
  const ownRoutes = [...limited.map((route) => withRateLimit(route, rateLimits)), ...pages]
  const http: HttpServer = await listen({
    host: config.HOST,
    port: config.PORT,
    routes: [...routes.map((route) => withOrigins(route, config, log)), ...ownRoutes],
    log,
  })
  cleanup.defer(() => http.close(config.SHUTDOWN_GRACE_MS))

  const sockets = live.overWebSocket(http.server, graphql.route.path)
  // Streams never end by themselves, so the server would wait for them until its grace is over.
  cleanup.defer(async () => {
    live.close()
    await sockets.close()
  })

  const following = followSupergraph({
    file,
    load,
    current: () => gateway.current,
    swap(next) {
      gateway.swap(next)
      live.subscriptions.endStreams(schemaChanged())
    },
    manifest,
    log,
  })
  cleanup.defer(() => following.stop())

  const running = cleanup.move()
  return {
    url: `${http.url}/graphql`,
    port: http.port,
    async drain() {
      http.drain()
      await setTimeout(config.SHUTDOWN_DRAIN_MS)
    },
    stop: () => running.disposeAsync(),
  }
}
export { estimateCost, readCostRules } from './limits/index.ts'
