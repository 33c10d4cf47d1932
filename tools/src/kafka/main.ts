import { resolve } from 'node:path'
import { KafkaFailure, startKafka, whatIsMissing } from '@plaza/events/testing'
import { CommandError, reportFailure, runCommand } from '../command.ts'
import { makeFolder } from '../make-folder.ts'

const help = `Starts a real Apache Kafka from Maven's jars; needs Java 17 and Maven. Ctrl-C stops it.

  pnpm kafka [--port 9092] [--data-dir DIR]

Its data are deleted at the end unless a folder is given, which the next start takes up again.
`

const options = { port: { type: 'string', default: '9092' }, 'data-dir': { type: 'string' } } as const

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

await runCommand({ help, options }, async ({ port, 'data-dir': dataDir }) => {
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new CommandError(`--port ${port} is no port: give a number from 1 to 65535.`)
  const missing = await whatIsMissing()
  if (missing !== null) throw new CommandError(`Kafka can't be started: ${missing}. Install Java 17 and Maven.`)
  const folder = dataDir === undefined ? undefined : resolve(dataDir)
  if (folder !== undefined) makeFolder(folder, 'Give --data-dir a folder that can be.')

  process.stdout.write('Kafka starts; the first time its jars are fetched.\n')
  // At first: ends a broker that is just being started with it. One listener all along, so that no signal is lost between two.
  let stop = (): void => process.exit(130)
  for (const signal of signals) process.once(signal, () => stop())
  const server = await startKafka({
    port: Number(port),
    ...(folder !== undefined && { dataDir: folder }),
    onUnexpectedEnd() {
      reportFailure(new CommandError('Kafka has ended by itself. Start it again.'))
      process.exit(1)
    },
  }).catch((error) => {
    throw error instanceof KafkaFailure ? new CommandError(error.message, { cause: error }) : error
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
  process.stdout.write(`Kafka serves. KAFKA_BROKERS=${server.brokers}\n`)
})
