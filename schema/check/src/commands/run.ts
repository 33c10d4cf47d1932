import { printable } from '../formats/printable.ts'
import { text } from '../formats/text.ts'
import { didYouMean } from '../project/nearest.ts'
import { CannotRun } from '../project/problem.ts'
import type { Command, Io } from './io.ts'

/** Every command by name; each is a module of its own, loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  compose: async () => (await import('./compose.ts')).compose,
  publish: async () => (await import('./publish.ts')).publish,
  lint: async () => (await import('./lint.ts')).lint,
  usage: async () => (await import('./usage.ts')).usage,
  plans: async () => (await import('./plans.ts')).plans,
}

/**
 * The whole of the command line: finds the command, answers `--help`, and turns what keeps it from running into sentences.
 * @returns the exit code: 0 fine, 1 something breaks, 2 it can't run
 */
export async function runCommands([name, ...args]: readonly string[], io: Io): Promise<number> {
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      io.stdout.write(await list())
      return name === undefined ? 2 : 0
    }
    if (!Object.hasOwn(commands, name)) {
      throw new CannotRun(
        `There is no command ${name}.${didYouMean(name, Object.keys(commands))}`,
        'The commands are listed by schema-check --help.',
      )
    }
    const command = await commands[name]!()
    if (args.includes('--help') || args.includes('-h')) {
      io.stdout.write(command.help)
      return 0
    }
    return await command.run(args, io)
  } catch (error) {
    if (isTooDeep(error) && io.again) return io.again()
    io.stderr.write(textOf(error, name ?? ''))
    return 2
  }
}

async function list(): Promise<string> {
  const rows = []
  for (const [name, load] of Object.entries(commands)) rows.push(`  ${name.padEnd(9)} ${(await load()).summary}\n`)
  return `Judges changes of a federated GraphQL contract: what they break, and for whom.

  schema-check <command> [options]

${rows.join('')}
Each has a --help of its own. Exit codes: 0 fine, 1 something breaks, 2 it can't compose, be loaded or run.
`
}

const isTooDeep = (error: unknown): boolean => error instanceof RangeError && /call stack/.test(error.message)

function textOf(error: unknown, name: string): string {
  if (isTooDeep(error)) {
    return "error  The types of the subgraphs lead from one to the next so often that the composer's stack does not hold them.\n"
  }
  if (error instanceof CannotRun) return text.failure(error, { colors: false, verbose: false })
  if (!(error instanceof Error)) return `${String(error)}\n`
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return `${printable(error.message)}\nWhat there is: schema-check ${name} --help\n`
  }
  return `${printable(error.stack ?? error.message)}\n`
}
