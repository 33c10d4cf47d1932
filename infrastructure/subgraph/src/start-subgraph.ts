import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { connectDatabase, databaseConfig, type Outages } from '@plaza/database'
import { createEventBus, type EventBus, type EventsSettings } from '@plaza/events'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import {
  allowsIntrospection,
  createExplorer,
  createLogger,
  createMetrics,
  createTokenVerifier,
  Degraded,
  type Environment,
  type ExplorerOptions,
  followSessions,
  type HttpServer,
  healthRoutes,
  type IncomingRequest,
  identify,
  type Logger,
  listen,
  logCheck,
  type Metrics,
  parseConfig,
  type ReadinessCheck,
  sessionsCheck,
  type TokenVerifier,
  trustGateway,
  unprefixed,
} from '@plaza/server'
import { type ExecutionResult, type GraphQLSchema, parse } from 'graphql'
import { settingRulesOf, settingsOf } from './config.ts'
import { createContextFactory, type OpenedContext } from './context.ts'
import type { ServiceInstance, Subgraph } from './define-subgraph.ts'
import { createGrantSigner, createGrants, createGrantVerifier } from './grants/index.ts'
import { onlySoundReferences } from './graphql/entity-references.ts'
import { withRestrictions } from './graphql/restricted-writes.ts'
import { createSubgraphServer } from './graphql/server.ts'
import { onlySoundTexts } from './graphql/sound-texts.ts'
import { startJobs } from './jobs.ts'
import type { Ask } from './live/ask.ts'
import { observeService } from './service-metrics.ts'
import { startWorkers } from './workers.ts'

/** What a subgraph is started with. */
export interface SubgraphRuntime {
  /** Settings as strings; `process.env` where the service runs alone. */
  env: Environment
  /** Made from the settings unless given. */
  log?: Logger
  /** One for all services of a process; made from the settings unless given. */
  verifier?: TokenVerifier
  /** One for all services of a process; made from the settings, and started, unless given. */
  bus?: EventBus
  /** One for all services of a process; without it nobody reads what is measured. */
  metrics?: Metrics
  /** People whom the page that browsers get can act as. */
  demo?: ExplorerOptions['demo']
  /** Why the process can't serve again unless it is replaced, for `/health/live`; undefined while it can. */
  whyLost?: () => string | undefined
}

/** What every subgraph answers. */
const firstQuery = '{\n  viewer {\n    id\n  }\n}\n'

/** A subgraph that serves. */
export interface RunningSubgraph {
  readonly name: SubgraphName
  readonly schema: GraphQLSchema
  /** Where it answers GraphQL, e.g. `http://127.0.0.1:3300/graphql`. */
  readonly url: string
  readonly instance: ServiceInstance
  /** Where what fails of its outages is counted. */
  readonly outages: Outages
  /**
   * A context value for one operation executed in this process; release it when its result is complete.
   * @throws GraphQLError when the token is refused
   */
  openContext(request: IncomingRequest): Promise<OpenedContext>
  /**
   * Answers together what many ask at the same moment. The result may be one object for many, which nobody may change.
   * @throws GraphQLError when the token is refused
   */
  answerTogether(request: IncomingRequest, ask: Omit<Ask<ExecutionResult>, 'listener'>): Promise<ExecutionResult>
  /** By what they ask: the database, the events, and what the definition adds. */
  checks: Record<string, ReadinessCheck>
  /** Resolves when each job has run, or been skipped, once, and each worker has found nothing left to do. */
  jobsBegun: Promise<void>
  /** Is ready no more and sends clients elsewhere; resolves after SHUTDOWN_DRAIN_MS. */
  drain(): Promise<void>
  /** Ends workers, jobs, streams and requests, in that order, and then what they use. */
  stop(): Promise<void>
}

/**
 * Starts one subgraph: its connections, its consumers and jobs, and its HTTP server.
 * @throws ConfigError when a setting is at fault, ListenError when the port cannot be had
 */
export async function startSubgraph(definition: Subgraph, runtime: SubgraphRuntime): Promise<RunningSubgraph> {
  const { name } = definition
  const config = parseConfig(settingsOf(definition), runtime.env, { rules: settingRulesOf(definition) })
  const log = runtime.log ?? createLogger({ service: name, level: config.LOG_LEVEL })
  await using cleanup = new AsyncDisposableStack()

  const database = connectDatabase(unprefixed('DATABASE', databaseConfig, config), { service: name, log })
  cleanup.defer(() => database.close())
  const verifier =
    runtime.verifier ??
    createTokenVerifier({
      keys: config.JWKS_URL,
      onError: (error) => log.warn({ err: error }, "auth's public keys could not be read"),
    })
  const bus = runtime.bus ?? createEventBus(runtime.env as EventsSettings, { log, outages: database.outages })
  const sessions = runtime.verifier ? undefined : followSessions(bus, verifier.revocations)
  const live = bus.register({ service: name, database, consumers: definition.consumers ?? [] })
  if (runtime.metrics) cleanup.defer(observeService(runtime.metrics, { name, database, bus, log }))
  const grants = createGrants({
    signer: config.GRANT_PRIVATE_KEY && createGrantSigner({ issuer: name, ...config.GRANT_PRIVATE_KEY }),
    verifier: config.GRANT_PUBLIC_KEYS && createGrantVerifier({ publicKeys: config.GRANT_PUBLIC_KEYS }),
  })

  const metrics = runtime.metrics ?? createMetrics()
  const base = { name, config, database, log, live, grants, revocations: verifier.revocations, metrics }
  const setup = await definition.setup?.(base)
  cleanup.defer(async () => definition.teardown?.(setup))
  const instance: ServiceInstance = { ...base, setup }

  const schema = onlySoundTexts(
    onlySoundReferences(
      buildSubgraphSchema([
        {
          typeDefs: parse(await readFile(new URL('schema.graphql', definition.root), 'utf8')),
          resolvers: withRestrictions(definition) as never,
        },
      ]),
    ),
  )
  const contexts = createContextFactory({ definition, instance, verifier })
  const openContext = contexts.open
  const introspection = allowsIntrospection(config)
  const explorer = introspection
    ? createExplorer({ title: name, document: firstQuery, ...(runtime.demo && { demo: runtime.demo }) })
    : null
  const graphql = await createSubgraphServer({
    schema,
    openContext,
    audience: contexts.audience,
    outages: database.outages,
    log,
    introspection,
    trustOf: trustGateway(config.GATEWAY_SECRET),
    explorer,
    maxQueryLength: config.MAX_QUERY_LENGTH,
  })
  cleanup.defer(() => graphql.stop())

  // Ended sessions are known before the first request; the consumers may still wait for the group of a process that died.
  const events = runtime.bus ? undefined : bus.start()
  if (!runtime.bus) cleanup.defer(() => bus.stop())
  await Promise.race([events, sessions?.caughtUp])

  const checks = {
    database: () => database.ping(),
    async events() {
      await bus.ready(name)
      // Requests are answered as ever; their events wait in the outbox.
      if (bus.isCut) throw new Degraded('Kafka is away; events wait in the outbox.')
    },
    sessions: sessionsCheck(verifier.revocations),
    ...definition.checks?.(instance),
  }
  const http: HttpServer = await listen({
    host: config.HOST,
    port: config.PORT,
    routes: [
      graphql.route,
      ...healthRoutes({ ...checks, log: logCheck }, runtime.whyLost, () => http.isDraining),
      ...(definition.routes?.(instance) ?? []),
      ...(explorer?.routes ?? []),
    ],
    log,
  })
  cleanup.defer(async () => {
    graphql.endStreams()
    await http.close(config.SHUTDOWN_GRACE_MS)
  })
  await events
  const jobs = startJobs(definition.jobs ?? [], instance)
  cleanup.defer(() => jobs.stop())
  const workers = startWorkers(definition.workers ?? [], instance)
  cleanup.defer(() => workers.stop())

  const running = cleanup.move()
  return {
    name,
    schema,
    url: `${http.url}/graphql`,
    instance,
    outages: database.outages,
    openContext,
    answerTogether: async (request, ask) =>
      contexts.audience.answer({ ...ask, listener: { request, viewer: await identify(request, verifier) } }),
    checks,
    jobsBegun: Promise.all([jobs.begun, workers.begun]).then(() => {}),
    async drain() {
      http.drain()
      await setTimeout(config.SHUTDOWN_DRAIN_MS)
    },
    stop: () => running.disposeAsync(),
  }
}
