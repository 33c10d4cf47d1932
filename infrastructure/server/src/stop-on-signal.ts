import type { Logger } from './logger.ts'

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
