import { createEventBus, type EventsSettings } from '@plaza/events'
import {
  ConfigError,
  createLogger,
  createTokenVerifier,
  type Environment,
  followSessions,
  gatewayPort,
  ListenError,
  parseConfig,
  stopOnSignal,
} from '@plaza/service'
import { gatewayConfig } from './config.ts'
import { startGateway } from './index.ts'

const env: Environment = { PORT: String(gatewayPort), ...process.env }
const log = createLogger({ service: 'gateway', ...(env.LOG_LEVEL && { level: env.LOG_LEVEL }) })
try {
  const config = parseConfig(gatewayConfig, env)
  const bus = createEventBus(env as EventsSettings, { log })
  const verifier = createTokenVerifier({
    keys: config.JWKS_URL,
    onError: (error) => log.warn({ err: error }, "auth's public keys could not be read"),
  })
  // Without Kafka nobody tells this process of ended sessions; their tokens then live until they expire.
  if (env.KAFKA_BROKERS) followSessions(bus, verifier.revocations)
  else log.warn('KAFKA_BROKERS is not set: ended sessions are noticed only when their tokens expire')
  await bus.start()
  const gateway = await startGateway({ env, log, verifier })
  log.info({ url: gateway.url }, 'gateway started')
  stopOnSignal(async () => {
    await gateway.stop()
    await bus.stop()
  }, log)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
  process.stderr.write(`gateway: ${error.message}\n`)
  process.exitCode = 1
}
