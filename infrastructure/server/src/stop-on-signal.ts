import type { Logger } from './logger.ts'

/** What ends when a process is told to. */
export interface Stoppable {
  /** Sends clients to other processes; resolves when they have had the time to go there. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/**
 * Stops the process's work on the first SIGINT or SIGTERM and then exits; a second signal exits at once with status 1. On
 * SIGTERM, by which processes are replaced, it is drained first.
 */
export function stopOnSignal(running: () => Promise<Stoppable>, log: Logger): void {
  const stop = async (signal: string) => {
    const work = await running()
    if (signal === 'SIGTERM') await work.drain()
    await work.stop()
  }
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      stop(signal).then(
        () => process.exit(0),
        (error) => {
          log.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
    })
  }
}
