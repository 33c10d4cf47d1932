import { resolve } from 'node:path'
import { CommandError, runCommand } from '../command.ts'
import { attackBench } from './attack.ts'
import { auth } from './auth.ts'
import { events } from './events.ts'
import { feed } from './feed.ts'
import { type Bench, renderTable, runBench, writeReport } from './frame.ts'
import { gateway } from './gateway.ts'
import { live } from './live.ts'
import { media } from './media.ts'
import { people } from './people.ts'
import { schemaCheck } from './schema-check.ts'
import { soak } from './soak.ts'
import { startBench } from './start.ts'
import { usage } from './usage.ts'
import { web } from './web.ts'

const benches: readonly Bench[] = [
  startBench,
  attackBench,
  auth,
  events,
  feed,
  gateway,
  live,
  media,
  people,
  schemaCheck,
  soak,
  usage,
  web,
]

const list = benches.map(({ name, description }) => `  ${name.padEnd(12)} ${description}`).join('\n')
const help = `Measures one thing and prints it.

  pnpm bench <name> [--json FILE] [--rounds N] [--seconds N]

  --json FILE   also writes { name, figures: [{ name, value, unit, topology? }] }
  --rounds N    how often the variants of \`gateway\` and \`media\` take turns, and \`attack\` is repeated
  --seconds N   and for how long each; how long \`soak\` goes on

Environment of \`gateway\`:
  BENCH_DATA        memory, unless it is real: Plaza's six services on PostgreSQL
  BENCH_VARIANTS    those that are measured, of http_stock_subgraphs,hive_router and the others; all unless given
  HIVE_ROUTER_BIN   a binary of Hive Router, to be measured with data in memory:
                    cargo install hive-router --version 0.2.19 --locked --features graphiql

Benches:
${list}
`

const options = { json: { type: 'string' }, rounds: { type: 'string' }, seconds: { type: 'string' } } as const

await runCommand({ help, options, takesWords: true }, async ({ json, rounds, seconds }, [name, ...rest]) => {
  if (!name) return void process.stdout.write(help)
  const bench = benches.find((one) => one.name === name)
  if (!bench || rest.length > 0) throw new CommandError(`There is no bench ${[name, ...rest].join(' ')}.\n\n${help}`)
  const report = await runBench(bench, {
    say: (line) => process.stderr.write(`  ${line} …\n`),
    ...(rounds !== undefined && { rounds: positive('rounds', rounds, Number.isInteger(Number(rounds))) }),
    ...(seconds !== undefined && { seconds: positive('seconds', seconds) }),
  })
  process.stdout.write(`\n${renderTable(report.figures)}\n\n`)
  if (json !== undefined) await writeReport(resolve(process.env.INIT_CWD ?? '.', json), report)
})

function positive(name: string, text: string, isFit = true): number {
  const value = Number(text)
  if (!(value > 0) || !isFit) throw new CommandError(`--${name} ${text} is no number above 0.\n\n${help}`)
  return value
}
