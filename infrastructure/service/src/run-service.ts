import { ConfigError, type Environment } from './config.ts'
import { ListenError } from './http/server.ts'
import type { Logger } from './logger.ts'
import { createLogger } from './logger.ts'
import { servicePorts } from './names.ts'
import { startSubgraph } from './start-subgraph.ts'
import type { Subgraph } from './subgraph.ts'

/** The whole of a subgraph's `main.ts`: starts it from the environment and stops it on SIGINT and SIGTERM. */
export async function runService(definition: Subgraph, env: Environment): Promise<void> {
  const log = createLogger({ service: definition.name, ...(env.LOG_LEVEL && { level: env.LOG_LEVEL }) })
  try {
    const service = await startSubgraph(definition, {
      env: { PORT: String(servicePorts[definition.name]), ...env },
      log,
    })
    log.info({ url: service.url }, 'service started')
    stopOnSignal(() => service.stop(), log)
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
    process.stderr.write(`${definition.name}: ${error.message}\n`)
    process.exitCode = 1
  }
}

/** Stops once on the first signal; a second one ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      stop().then(
        () => process.exit(0),
        (error) => {
          log.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
    })
  }
}
