import { parseArgs } from 'node:util'
import { startKafka } from '@plaza/events/testing'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9092' },
    'data-dir': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  process.stdout.write(`Starts a real Apache Kafka from Maven's jars; needs Java 17 and Maven. Ctrl-C stops it.

  pnpm kafka [--port 9092] [--data-dir DIR]

Its data are deleted at the end unless a folder is given.
`)
  process.exit(0)
}

process.stdout.write('Kafka starts; the first time its jars are fetched.\n')
const server = await startKafka({
  port: Number(values.port),
  ...(values['data-dir'] === undefined ? {} : { dataDir: values['data-dir'] }),
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
