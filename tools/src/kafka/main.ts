import { startKafka } from '@plaza/events/testing'
import { runCommand } from '../command.ts'

const help = `Starts a real Apache Kafka from Maven's jars; needs Java 17 and Maven. Ctrl-C stops it.

  pnpm kafka [--port 9092] [--data-dir DIR]

Its data are deleted at the end unless a folder is given.
`

const options = { port: { type: 'string', default: '9092' }, 'data-dir': { type: 'string' } } as const

await runCommand({ help, options }, async ({ port, 'data-dir': dataDir }) => {
  process.stdout.write('Kafka starts; the first time its jars are fetched.\n')
  const server = await startKafka({
    port: Number(port),
    ...(dataDir !== undefined && { dataDir }),
  })
  process.stdout.write(`Kafka serves. KAFKA_BROKERS=${server.brokers}\n`)
  const stop = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`${error}\n`)
        process.exit(1)
      },
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
})
