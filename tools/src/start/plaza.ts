import { createEventBus, type EventBus, type EventsSettings } from '@plaza/events'
import { mediaConfig, s3Settings } from '@plaza/media/s3'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import {
  createTokenVerifier,
  type Environment,
  followSessions,
  type Logger,
  type Metrics,
  parseConfig,
  type ReadinessCheck,
  type TokenVerifier,
} from '@plaza/server'
import { exportGrantKeys, generateGrantKeys, type RunningSubgraph, startSubgraph } from '@plaza/subgraph'
import { type RunningGateway, startGateway } from 'gateway'
import { subgraphDefinitions } from '../subgraphs.ts'
import { explorerDemo } from './demo-people.ts'
import { type ExportedGrantKeys, grantSettings } from './grants.ts'
import type { StartPages } from './page.ts'

export interface Plaza extends AsyncDisposable {
  readonly gateway: RunningGateway
  readonly subgraphs: ReadonlyMap<SubgraphName, RunningSubgraph>
  readonly bus: EventBus
  readonly verifier: TokenVerifier
  stop(): Promise<void>
}

export interface PlazaOptions {
  /** Of each subgraph's database, migrated. */
  urls: Record<SubgraphName, string>
  /** 0 takes a free one. */
  ports: Record<SubgraphName | 'gateway', number>
  /** The network address of the subgraphs' ports; this machine alone unless given. */
  subgraphHost?: string
  env: Environment
  log: Logger
  /** As `exportGrantKeys` gives them: those of another process that serves the same people; fresh ones unless given. */
  grantKeys?: ExportedGrantKeys
  pages?: StartPages
  /** The folder of the page that the gateway serves at `/`. */
  site?: string | undefined
  /** Whether the gateway lets people at this machine switch services off and on, with TRACE=demo. */
  hasSwitches?: boolean
  onProgress?: (step: string) => void
  /** What the gateway's health asks beside the subgraphs, by name. */
  checks?: Record<string, ReadinessCheck>
  /** Why the process can't serve again unless it is replaced, for `/health/live`; undefined while it can. */
  whyLost?: () => string | undefined
  /** The numbers of the process, to add to. */
  metrics?: Metrics
}

/** All of Plaza in this process: the subgraphs, the events between them, and the gateway that calls them directly. */
export async function startPlaza(options: PlazaOptions): Promise<Plaza> {
  const { urls, ports, env, log, pages, subgraphHost = '127.0.0.1', onProgress = () => {} } = options
  const { grantKeys = exportGrantKeys(generateGrantKeys()) } = options
  await using cleanup = new AsyncDisposableStack()
  const running = new Map<SubgraphName, RunningSubgraph>()
  const bus = createEventBus(env as EventsSettings, { log })
  const verifier = createTokenVerifier({
    keys: async () => {
      const url = new URL('/.well-known/jwks.json', running.get('auth')!.url)
      return (await (await fetch(url)).json()) as never
    },
    onError: (error) => log.warn({ err: error }, "auth's public keys could not be read"),
  })
  // In production nobody acts as anybody, whatever the databases were filled with.
  const people = env.NODE_ENV === 'production' ? undefined : pages?.demo
  const demo = people && { demo: explorerDemo(people, () => running.get('auth')!.url) }
  onProgress('starting the subgraphs')
  for (const definition of subgraphDefinitions) {
    const { name } = definition
    const subgraph = await startSubgraph(definition, {
      env: {
        ...env,
        ...grantSettings(name, grantKeys),
        PORT: String(ports[name]),
        DATABASE_URL: urls[name],
        HOST: subgraphHost,
      },
      log: log.child({ service: name }),
      verifier,
      bus,
      ...demo,
      ...(options.whyLost && { whyLost: options.whyLost }),
      ...(options.metrics && { metrics: options.metrics }),
    })
    running.set(name, subgraph)
    cleanup.defer(() => subgraph.stop())
  }
  followSessions(bus, verifier.revocations)
  await bus.start()
  cleanup.defer(() => bus.stop())
  await verifier.ready()

  onProgress('starting the gateway')
  const gateway = await startGateway({
    env: { ...env, PORT: String(ports.gateway) },
    log: log.child({ service: 'gateway' }),
    verifier,
    inProcess: [...running.values()],
    ...(people && { demo: people }),
    ...(pages && { explorer: { title: 'Plaza', document: pages.document, ...demo } }),
    ...(options.hasSwitches && { hasSwitches: true }),
    ...(options.site && {
      site: { folder: options.site, fileOrigins: fileOriginsOf(env, running.get('media')!.url) },
    }),
    ...(options.metrics && { metrics: options.metrics }),
    ...(options.whyLost && { whyLost: options.whyLost }),
    checks: {
      ...Object.fromEntries(
        [...running].map(([name, { checks }]) => [
          name,
          async () => void (await Promise.all(Object.values(checks).map((check) => check()))),
        ]),
      ),
      ...options.checks,
    },
  })
  cleanup.defer(() => gateway.stop())

  const started = cleanup.move()
  const stop = () => started.disposeAsync()
  return { gateway, subgraphs: running, bus, verifier, stop, [Symbol.asyncDispose]: stop }
}

/** Where clients have files from, and send them to: the service itself and, where it keeps them elsewhere, its storage. */
function fileOriginsOf(env: Environment, mediaUrl: string): string[] {
  const settings = parseConfig(mediaConfig, env)
  const own = settings.MEDIA_URL ?? `http://localhost:${new URL(mediaUrl).port}`
  return [own, s3Settings(settings)?.publicEndpoint].filter((url) => url !== undefined)
}
