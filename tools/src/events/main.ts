import { parseArgs } from 'node:util'
import { EmbeddedPostgresError } from '@plaza/database/embedded'
import { IncompleteHistory } from '@plaza/events'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { ConfigError } from '@plaza/server'
import { deadLetterCommands } from './dead-letters.ts'
import { openEvents } from './open-events.ts'
import { describeProjections, isProjection, rebuild } from './rebuild.ts'

const help = `What became of the events, and what can be made of them again.

  pnpm events:dead-letters list [service] [--all]   what could not be handled; --all: also what was replayed
  pnpm events:dead-letters show <id>                one of them, with its message and its cause
  pnpm events:dead-letters replay <id>              takes it to its consumer once more
  pnpm events:dead-letters replay --all [service]   the same for all that wait, oldest first

  pnpm events:rebuild                               which projections there are
  pnpm events:rebuild <service> <projection>        drops one and makes it again from the events
      --force                                       also when rows would be lost that no event tells of (imported ones)

Databases by <SERVICE>_DATABASE_URL or DATA_DIR, as for \`pnpm migrate\`; KAFKA_BROKERS where events travel by Kafka.
`

const { values, positionals } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    all: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

if (values.help || positionals.length === 0) process.stdout.write(help)
else await main(positionals).catch(explain)

async function main([topic, ...words]: string[]): Promise<void> {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`)
  }
  if (topic === 'rebuild') {
    const [service, projection] = words
    if (!service) return print(describeProjections())
    if (!isService(service) || !projection || !isProjection(service, projection))
      throw new ConfigError(`Name a service and a projection:\n${describeProjections()}`)
    await using events = await openEvents()
    return await rebuild(events, service, projection, values.force, print)
  }
  const [command = 'list', argument] = words
  if (topic !== 'dead-letters' || !(command in deadLetterCommands)) {
    throw new ConfigError(`\`${[topic, ...words].join(' ')}\` is not understood.\n\n${help}`)
  }
  await using events = await openEvents()
  const failed = await deadLetterCommands[command as keyof typeof deadLetterCommands](
    events,
    argument,
    values.all,
    print,
  )
  if (failed > 0) process.exitCode = 1
}

function isService(word: string): word is (typeof subgraphNames)[number] {
  return (subgraphNames as readonly string[]).includes(word)
}

function explain(error: unknown): void {
  const isExpected =
    error instanceof ConfigError || error instanceof EmbeddedPostgresError || error instanceof IncompleteHistory
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`)
  process.exitCode = 1
}
