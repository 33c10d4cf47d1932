import type { Logger } from './logger.ts'

/** Stops the process's work on the first SIGINT or SIGTERM and then exits; a second signal exits at once with status 1. */
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
