import {
  ConfigError,
  checkPorts,
  createLogger,
  createMetrics,
  ListenError,
  parseConfig,
  serveMetrics,
  stopOnSignal,
} from '@plaza/server'
import { z } from 'zod'
import { gatewayConfig, gatewayRules } from './config.ts'
import { startGateway } from './index.ts'

/**
 * The gateway on any supergraph: `SUPERGRAPH_FILE=… PORT=… pnpm --filter gateway start:standalone`. Subgraphs are
 * called at the URLs in the file and get the client's `Authorization`. Nobody is signed in here, so what a supergraph
 * marks as `@authenticated` stays closed.
 */
const settings = z.object({
  ...gatewayConfig.shape,
  SUPERGRAPH_FILE: z.string().describe('File of the supergraph to serve, followed while the gateway runs'),
})

const log = createLogger({ service: 'gateway', level: process.env.LOG_LEVEL ?? 'info' })
try {
  const env = {
    PORT: '4000',
    MAX_COST: '1000000',
    RATE_LIMIT_PER_ADDRESS: '0',
    REFUSED_CHARACTERS_PER_ADDRESS: '0',
    ...process.env,
  }
  const config = parseConfig(settings, env, { rules: gatewayRules(env), names: [] })
  const { SUPERGRAPH_FILE: file } = config
  await checkPorts([
    { who: 'The gateway', host: config.HOST, port: config.PORT },
    { who: '/metrics', host: config.METRICS_HOST, port: config.METRICS_PORT ?? 0 },
  ])
  const metrics = createMetrics()
  const gateway = await startGateway({ env, log, verifier: null, metrics })
  const listener = await serveMetrics(metrics, { env, log })
  log.info({ url: gateway.url, file }, 'gateway started')
  const stop = async () => {
    await listener?.stop()
    await gateway.stop()
  }
  stopOnSignal(async () => ({ drain: gateway.drain, stop }), log)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
  process.stderr.write(`gateway: ${error.message}\n`)
  // The gateway may serve already, when only the port for its numbers is taken.
  process.exit(1)
}
