import { CommandError, runCommand } from '../command.ts'
import { composeContract } from '../contract/compose.ts'
import { readOperations, validateOperations } from '../contract/operations.ts'
import { runProgram } from '../run-program.ts'
import { findMapFaults } from './agents-map.ts'
import { findUnanswered } from './answers.ts'
import { findBoundaryViolations } from './boundaries.ts'
import { findCircles } from './circles.ts'
import { findUndocumented } from './documented.ts'
import { findEnvironmentReaders } from './environment.ts'
import { findErrorViolations } from './errors.ts'
import { findOperationFaults } from './operations.ts'
import { findBreaks } from './schema.ts'
import { readSources, type Sources } from './sources.ts'
import { findListFaults } from './subgraphs.ts'

/** What is wrong, as text for a person; null when nothing is. What could not be checked says why. */
type Check = () => Promise<string | null | { skipped: string }>

const lines = (problems: readonly string[]) => (problems.length > 0 ? problems.join('\n') : null)
const sources = readSources()
const inSources =
  (find: (sources: Sources) => string[]): Check =>
  async () =>
    lines(find(await sources))

const checks: Record<string, Check> = {
  lint: () => runProgram('biome', ['ci', '--colors=off', '.']),
  types: async () => (await runProgram('tsc', ['-p', '.'])) ?? runProgram('tsc', ['-p', 'web']),
  generated: () => runProgram('node', ['tools/src/codegen/main.ts', '--check']),
  async composition() {
    const { apiSchema, hints } = await composeContract()
    const ours = [await readOperations(), await readOperations('web/src/')]
    return lines([...hints, ...ours.flatMap((operations) => validateOperations(apiSchema, operations))])
  },
  contract: () => runProgram('node', ['schema/check/bin.mjs', 'lint']),
  schema: findBreaks,
  subgraphs: inSources(findListFaults),
  boundaries: inSources(findBoundaryViolations),
  circles: inSources(findCircles),
  environment: inSources(findEnvironmentReaders),
  operations: inSources(findOperationFaults),
  answers: async () => {
    const { subgraphDefinitions } = await import('../subgraphs.ts')
    return lines(await findUnanswered(subgraphDefinitions, await sources))
  },
  errors: async () => lines(await findErrorViolations((await composeContract()).apiSchema)),
  documented: async () => lines(findUndocumented()),
  map: inSources((all) => findMapFaults(all, Object.keys(checks))),
}

const help = `Everything that must hold besides the tests.

  pnpm check                all of it
  pnpm check types lint     only these

  lint          Biome's rules and format
  types         TypeScript
  generated     the files that \`pnpm codegen\` writes are as it would write them
  composition   the subgraphs compose, and what clients send is valid
  contract      the contract is written as schema-check.yml wants it: \`pnpm schema:lint\`
  schema        nobody who uses the contract is broken by what changed: \`pnpm schema:check\`
  subgraphs     the files that spell the subgraphs out agree with schema/subgraphs.ts
  boundaries    imports only point down, and name packages that are declared
  circles       no file imports itself through others
  environment   process.env is read where a process begins and nowhere else
  operations    each mutation has its operation, of the one shape
  answers       each field has a resolver, or a property of its parent's row
  errors        codes of errors come from the registry and the contract
  map           AGENTS.md names what there is
`

await runCommand({ help, takesWords: true }, async (_, words) => {
  const unknown = words.filter((word) => !(word in checks))
  if (unknown.length > 0) {
    throw new CommandError(`There is no check ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}.`)
  }
  for (const name of words.length > 0 ? words : Object.keys(checks)) {
    process.stdout.write(`${name.padEnd(12)} `)
    const problem = await checks[name]!().catch((error) => (error instanceof Error ? error.message : String(error)))
    if (problem === null) process.stdout.write('ok\n')
    else if (typeof problem === 'object') process.stdout.write(`skipped: ${problem.skipped}\n`)
    else {
      process.stdout.write('failed\n')
      process.stderr.write(`${problem}\n\n`)
      process.exitCode = 1
    }
  }
})
