import { ConfigError, createLogger, ListenError, parseConfig, stopOnSignal } from '@plaza/service'
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
  const gateway = await startGateway({ env, log, verifier: null })
  log.info({ url: gateway.url, file }, 'gateway started')
  stopOnSignal(() => gateway.stop(), log)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
  process.stderr.write(`gateway: ${error.message}\n`)
  process.exitCode = 1
}
