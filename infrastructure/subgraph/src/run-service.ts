import { subgraphs } from '@plaza/schema/subgraphs'
import {
  ConfigError,
  checkPorts,
  createLogger,
  createMetrics,
  type Environment,
  ListenError,
  type Logger,
  parseConfig,
  refuseProblems,
  sentenceOf,
  serveMetrics,
  serverConfig,
  stopOnSignal,
} from '@plaza/server'
import { findSettingProblems } from './config.ts'
import type { Subgraph } from './define-subgraph.ts'
import { type RunningSubgraph, startSubgraph } from './start-subgraph.ts'

/**
 * The whole of a subgraph's `main.ts`: starts the subgraph from the environment, serves its metrics, and stops it on SIGINT
 * and, once it is drained, on SIGTERM. Exits with status 1 and one line on standard error when a setting, a port, a
 * disk or a host is at fault.
 */
export async function runService(definition: Subgraph, env: Environment): Promise<void> {
  const log = createLogger({ service: definition.name, ...(env.LOG_LEVEL && { level: env.LOG_LEVEL }) })
  const starting = start(definition, { PORT: String(subgraphs[definition.name].port), ...env }, log)
  // A service that is told to stop while it starts finishes starting first: requests under way are not cut off.
  stopOnSignal(() => starting, log)
  try {
    const service = await starting
    log.info({ url: service.url }, 'service started')
  } catch (error) {
    const isMendable = error instanceof ConfigError || error instanceof ListenError
    const sentence = isMendable ? error.message : sentenceOf(error)
    if (sentence === null) throw error
    process.stderr.write(`${definition.name}: ${sentence}\n`)
    // Work under way, such as joining a consumer group, would keep the process alive.
    process.exit(1)
  }
}

async function start(
  definition: Subgraph,
  env: Environment,
  log: Logger,
): Promise<Pick<RunningSubgraph, 'url' | 'drain' | 'stop'>> {
  refuseProblems(findSettingProblems(definition, env, []))
  const { PORT, HOST, METRICS_PORT, METRICS_HOST } = parseConfig(serverConfig, env)
  await checkPorts([
    { who: `The service ${definition.name}`, host: HOST, port: PORT },
    { who: '/metrics', host: METRICS_HOST, port: METRICS_PORT ?? 0 },
  ])
  const metrics = createMetrics()
  await using cleanup = new AsyncDisposableStack()
  const service = await startSubgraph(definition, { env, log, metrics })
  cleanup.defer(() => service.stop())
  const listener = await serveMetrics(metrics, { env, log })
  cleanup.defer(() => listener?.stop())
  const running = cleanup.move()
  return { url: service.url, drain: service.drain, stop: () => running.disposeAsync() }
}
