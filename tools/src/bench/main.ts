import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { auth } from './auth.ts'
import { events } from './events.ts'
import { type Bench, renderTable, runBench, writeReport } from './frame.ts'
import { gateway } from './gateway.ts'
import { startBench } from './start.ts'

const benches: readonly Bench[] = [startBench, auth, events, gateway]

const list = benches.map(({ name, description }) => `  ${name.padEnd(12)} ${description}`).join('\n')
const help = `Measures one thing and prints it.

  pnpm bench <name> [--json FILE] [--rounds N] [--seconds N]

  --json FILE   also writes { name, figures: [{ name, value, unit, topology? }] }
  --rounds N    how often the variants of \`gateway\` take turns
  --seconds N   and for how long each

Benches:
${list}
`

function parse() {
  try {
    return parseArgs({
      options: {
        json: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`)
    process.exit(1)
  }
}

function positive<Name extends 'rounds' | 'seconds'>(name: Name): { [_ in Name]?: number } {
  const given = values[name]
  if (given === undefined) return {}
  const value = Number(given)
  if (!(value > 0) || (name === 'rounds' && !Number.isInteger(value))) {
    process.stderr.write(`--${name} ${given} is no number above 0.\n\n${help}`)
    process.exit(1)
  }
  return { [name]: value } as { [_ in Name]?: number }
}

const { values, positionals } = parse()
const bench = benches.find(({ name }) => name === positionals[0])
if (values.help || positionals.length === 0) {
  process.stdout.write(help)
} else if (!bench || positionals.length > 1) {
  process.stderr.write(`There is no bench ${positionals.join(' ')}.\n\n${help}`)
  process.exitCode = 1
} else {
  const report = await runBench(bench, {
    say: (line) => process.stderr.write(`  ${line} …\n`),
    ...positive('rounds'),
    ...positive('seconds'),
  })
  process.stdout.write(`\n${renderTable(report.figures)}\n\n`)
  if (values.json !== undefined) await writeReport(resolve(process.env.INIT_CWD ?? '.', values.json), report)
}
