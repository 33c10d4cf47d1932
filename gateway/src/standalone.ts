import {
  ConfigError,
  createLogger,
  createMetrics,
  ListenError,
  parseConfig,
  serveMetrics,
  stopOnSignal,
} from '@plaza/server'
import { z } from 'zod'
import { gatewayConfig } from './config.ts'
import { startGateway } from './index.ts'

/**
 * The gateway on any supergraph: `SUPERGRAPH_FILE=… PORT=… pnpm --filter gateway start:standalone`. Subgraphs are
 * called at the URLs in the file and get the client's `Authorization`. Nobody is signed in here, so what a supergraph
 * marks as `@authenticated` stays closed.
 */
const settings = z.object({ ...gatewayConfig.shape, SUPERGRAPH_FILE: z.string() })

const log = createLogger({ service: 'gateway', level: process.env.LOG_LEVEL ?? 'info' })
try {
  const env = { PORT: '4000', MAX_COST: '1000000', RATE_LIMIT_PER_ADDRESS: '0', ...process.env }
  const { SUPERGRAPH_FILE: file } = parseConfig(settings, env)
  const metrics = createMetrics()
  const gateway = await startGateway({ env, log, verifier: null, metrics })
  const listener = await serveMetrics(metrics, { env, log })
  log.info({ url: gateway.url, file }, 'gateway started')
  stopOnSignal(async () => {
    await listener?.stop()
    await gateway.stop()
  }, log)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
  process.stderr.write(`gateway: ${error.message}\n`)
  // The gateway may serve already, when only the port for its numbers is taken.
  process.exit(1)
}
