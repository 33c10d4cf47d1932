import { createEventBus, type EventsSettings, eventsConfig, eventsRules } from '@plaza/events'
import { defaultUrlOf, gatewayPort, type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import {
  ConfigError,
  checkPorts,
  createLogger,
  createMetrics,
  createTokenVerifier,
  type Environment,
  followSessions,
  gatewaySecretRule,
  ListenError,
  parseConfig,
  type ReadinessCheck,
  type SettingRule,
  type Stoppable,
  serveMetrics,
  sessionsCheck,
  stopOnSignal,
} from '@plaza/server'

import { z } from 'zod'
import { gatewayConfig, gatewayRules } from './config.ts'
import { startGateway } from './index.ts'
import { subgraphReadiness } from './transports/readiness.ts'

const env: Environment = { PORT: String(gatewayPort), ...process.env }
const log = createLogger({ service: 'gateway', ...(env.LOG_LEVEL && { level: env.LOG_LEVEL }) })

const knownSubgraphs: SettingRule = ({ SUBGRAPH_URLS: urls }) =>
  [...((urls as ReadonlyMap<string, string> | undefined) ?? new Map()).keys()]
    .filter((name) => !(subgraphNames as readonly string[]).includes(name))
    .map((name) => `SUBGRAPH_URLS: names ${name}, but the subgraphs are ${subgraphNames.join(', ')}.`)

async function start(): Promise<Stoppable> {
  const config = parseConfig(z.object({ ...gatewayConfig.shape, ...eventsConfig.shape }), env, {
    rules: [gatewaySecretRule, knownSubgraphs, ...eventsRules, ...gatewayRules(env)],
    names: [],
  })
  await checkPorts([
    { who: 'The gateway', host: config.HOST, port: config.PORT },
    { who: '/metrics', host: config.METRICS_HOST, port: config.METRICS_PORT ?? 0 },
  ])
  if (!config.GATEWAY_SECRET) {
    log.warn('GATEWAY_SECRET is not set: to the services all clients come from the address of the gateway')
  }
  const bus = createEventBus(env as EventsSettings, { log })
  const verifier = createTokenVerifier({
    keys: config.JWKS_URL,
    onError: (error) => log.warn({ err: error }, "auth's public keys could not be read"),
  })
  // Without Kafka nobody tells this process of ended sessions; their tokens then live until they expire.
  if (config.KAFKA_BROKERS) followSessions(bus, verifier.revocations)
  else log.warn('KAFKA_BROKERS is not set: ended sessions are noticed only when their tokens expire')
  await bus.start()
  const urlOf = (name: SubgraphName) => config.SUBGRAPH_URLS.get(name) ?? defaultUrlOf(name)
  const checks: Record<string, ReadinessCheck> = Object.fromEntries(
    subgraphNames.map((name) => [name, subgraphReadiness(urlOf(name))]),
  )
  checks.sessions = sessionsCheck(verifier.revocations)
  const metrics = createMetrics()
  const gateway = await startGateway({ env, log, verifier, checks, metrics })
  const listener = await serveMetrics(metrics, { env, log })
  log.info({ url: gateway.url }, 'gateway started')
  return {
    drain: gateway.drain,
    async stop() {
      await listener?.stop()
      await gateway.stop()
      await bus.stop()
    },
  }
}

const starting = start()
stopOnSignal(() => starting, log)
starting.catch((error) => {
  if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
  process.stderr.write(`gateway: ${error.message}\n`)
  process.exit(1)
})
