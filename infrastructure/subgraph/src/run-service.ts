import { subgraphs } from '@plaza/schema/subgraphs'
import {
  ConfigError,
  createLogger,
  createMetrics,
  type Environment,
  ListenError,
  type Logger,
  serveMetrics,
  stopOnSignal,
} from '@plaza/server'
import type { Subgraph } from './define-subgraph.ts'
import { type RunningSubgraph, startSubgraph } from './start-subgraph.ts'

/** The whole of a subgraph's `main.ts`: starts it from the environment and stops it on SIGINT and SIGTERM. */
export async function runService(definition: Subgraph, env: Environment): Promise<void> {
  const log = createLogger({ service: definition.name, ...(env.LOG_LEVEL && { level: env.LOG_LEVEL }) })
  const starting = start(definition, { PORT: String(subgraphs[definition.name].port), ...env }, log)
  // Told to stop while it starts, it finishes that first: what has begun to serve is not cut off.
  stopOnSignal(async () => (await starting).stop(), log)
  try {
    const service = await starting
    log.info({ url: service.url }, 'service started')
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
    process.stderr.write(`${definition.name}: ${error.message}\n`)
    // What was begun beside it, such as joining a consumer group, would keep the process.
    process.exit(1)
  }
}

async function start(
  definition: Subgraph,
  env: Environment,
  log: Logger,
): Promise<Pick<RunningSubgraph, 'url' | 'stop'>> {
  const metrics = createMetrics()
  await using cleanup = new AsyncDisposableStack()
  const service = await startSubgraph(definition, { env, log, metrics })
  cleanup.defer(() => service.stop())
  const listener = await serveMetrics(metrics, { env, log })
  cleanup.defer(() => listener?.stop())
  const running = cleanup.move()
  return { url: service.url, stop: () => running.disposeAsync() }
}
