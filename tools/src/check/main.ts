import { spawn } from 'node:child_process'
import { CommandError, runCommand } from '../command.ts'
import { composeContract } from '../contract/compose.ts'
import { readOperations, validateOperations } from '../contract/operations.ts'
import { repositoryPath } from '../repository.ts'
import { findBoundaryViolations } from './boundaries.ts'
import { findErrorViolations } from './errors.ts'

const help = `Everything that must hold besides the tests.

  pnpm check                all of it
  pnpm check types lint     only these: lint, types, generated, composition, boundaries, errors
`

/** What is wrong, as text for a person; null when nothing is. */
type Check = () => Promise<string | null>

const checks: Record<string, Check> = {
  lint: () => run('biome', ['ci', '--colors=off', '.']),
  types: () => run('tsc', ['-p', '.']),
  generated: () => run('node', ['tools/src/codegen/main.ts', '--check']),
  async composition() {
    const { apiSchema, hints } = await composeContract()
    return lines([...hints, ...validateOperations(apiSchema, await readOperations())])
  },
  boundaries: async () => lines(await findBoundaryViolations()),
  errors: async () => lines(await findErrorViolations((await composeContract()).apiSchema)),
}

const lines = (problems: readonly string[]) => (problems.length ? problems.join('\n') : null)

function run(command: string, args: string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: repositoryPath, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0 ? null : output.trim() || `${command} exited with ${code}`))
  })
}

await runCommand({ help, takesWords: true }, async (_, words) => {
  const unknown = words.filter((word) => !(word in checks))
  if (unknown.length > 0) {
    throw new CommandError(`There is no check ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}.`)
  }
  for (const name of words.length > 0 ? words : Object.keys(checks)) {
    process.stdout.write(`${name.padEnd(12)} `)
    const problem = await checks[name]!().catch((error) => (error instanceof Error ? error.message : String(error)))
    process.stdout.write(problem === null ? 'ok\n' : 'failed\n')
    if (problem !== null) {
      process.stderr.write(`${problem}\n\n`)
      process.exitCode = 1
    }
  }
})
