import { resolve } from 'node:path'
import { KafkaFailure, startKafka, whatIsMissing } from '@plaza/events/testing'
import { CommandError, runCommand } from '../command.ts'
import { makeFolder } from '../make-folder.ts'
import { portOf } from '../port.ts'
import { serveUntilStopped } from '../serve-until-stopped.ts'

const help = `Starts a real Apache Kafka from Maven's jars; needs Java 17 and Maven. Ctrl-C stops it.

  pnpm kafka [--port 9092] [--data-dir DIR]

Its data are deleted at the end unless a folder is given, which the next start takes up again.
`

const options = { port: { type: 'string', default: '9092' }, 'data-dir': { type: 'string' } } as const

await runCommand({ help, options }, async ({ port, 'data-dir': dataDir }) => {
  const wantedPort = portOf(port)
  const missing = await whatIsMissing()
  if (missing !== null) throw new CommandError(`Kafka can't be started: ${missing}. Install Java 17 and Maven.`)
  const folder = dataDir === undefined ? undefined : resolve(dataDir)
  if (folder !== undefined) makeFolder(folder, 'Give --data-dir a folder that can be.')

  process.stdout.write('Kafka starts; the first time its jars are fetched.\n')
  const server = await serveUntilStopped('Kafka', (onUnexpectedEnd) =>
    startKafka({ port: wantedPort, ...(folder !== undefined && { dataDir: folder }), onUnexpectedEnd }),
  ).catch((error) => {
    throw error instanceof KafkaFailure ? new CommandError(error.message, { cause: error }) : error
  })
  process.stdout.write(`Kafka serves. KAFKA_BROKERS=${server.brokers}\n`)
})
