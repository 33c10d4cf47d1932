import { CommandError, reportFailure } from './command.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a server of another program until a signal comes, and ends this process with it.
 * @param start is told what to call when the server ends by itself
 */
export async function serveUntilStopped<Server extends { stop(): Promise<void> }>(
  name: string,
  start: (onUnexpectedEnd: () => void) => Promise<Server>,
): Promise<Server> {
  // At first: ends a server that is just being started with it. One listener all along, so that no signal is lost between two.
  let stop = (): void => process.exit(130)
  for (const signal of signals) process.once(signal, () => stop())
  const server = await start(() => {
    reportFailure(new CommandError(`${name} has ended by itself. Start it again.`))
    process.exit(1)
  })
  stop = () => {
    server.stop().then(
      () => process.exit(0),
      (error) => {
        reportFailure(error)
        process.exit(1)
      },
    )
  }
  return server
}
