import { isSubgraphName } from '@plaza/schema/subgraphs'
import { CommandError, runCommand } from '../command.ts'
import { deadLetterCommands, isDeadLetterCommand } from './dead-letters.ts'
import { openEvents } from './open-events.ts'
import { describeProjections, isProjection, rebuild } from './rebuild.ts'

const help = `Shows events that could not be handled, replays them, and rebuilds projections. <name> is that of a subgraph.

  pnpm events:dead-letters list [name] [--all]      what no consumer could handle; --all: also what was replayed
  pnpm events:dead-letters show <id>                one of them, with its message and its cause
  pnpm events:dead-letters replay <id>              takes it to its consumer once more
  pnpm events:dead-letters replay --all [name]      all that wait, oldest first

  pnpm events:rebuild                               which projections there are
  pnpm events:rebuild <name> <projection>           drops one and makes it again from the events
      --force                                       also when rows would be lost that no event tells of (imported ones)

Databases by <NAME>_DATABASE_URL or DATA_DIR, as for \`pnpm migrate\`; KAFKA_BROKERS where events travel by Kafka.
`

const options = { all: { type: 'boolean', default: false }, force: { type: 'boolean', default: false } } as const

await runCommand({ help, options, takesWords: true }, async ({ all, force }, [topic, ...words]) => {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`)
  }
  if (!topic) return print(help)
  if (topic === 'rebuild') {
    const [name, projection] = words
    if (!name) return print(describeProjections())
    if (!isSubgraphName(name) || !projection || !isProjection(name, projection))
      throw new CommandError(`Name a subgraph and a projection:\n${describeProjections()}`)
    await using events = await openEvents(process.env)
    return await rebuild(events, name, projection, force, print)
  }
  const [command = 'list', argument] = words
  if (topic !== 'dead-letters' || !isDeadLetterCommand(command)) {
    throw new CommandError(`\`${[topic, ...words].join(' ')}\` is not understood.\n\n${help}`)
  }
  await using events = await openEvents(process.env)
  const failed = await deadLetterCommands[command](events, argument, all, print)
  if (failed > 0) process.exitCode = 1
})
