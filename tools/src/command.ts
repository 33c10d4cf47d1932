import { type ParseArgsConfig, parseArgs } from 'node:util'
import { OutageError } from '@plaza/database'
import { EmbeddedPostgresError } from '@plaza/database/embedded'
import { IncompleteHistory } from '@plaza/events'
import { ConfigError, ListenError, sentenceOf } from '@plaza/server'

type Options = NonNullable<ParseArgsConfig['options']>
type Values<Given extends Options> = ReturnType<typeof parseArgs<{ options: Given }>>['values']

interface Command<Given extends Options> {
  /** Printed by `--help` and `-h`, which every command has. */
  help: string
  options?: Given
  /** Whether words may stand beside the options. */
  takesWords?: boolean
}

/** Something the person at the keyboard can mend; shown without a stack. */
export class CommandError extends Error {
  override name = 'CommandError'
}

// A reader that leaves (`| head -1`), or a full disk under the output, must not end the work half way.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return
  process.exitCode = 1
  process.stderr.write(`The output can't be written (${code}).\n`)
})
process.stderr.on('error', () => {})

/**
 * The whole of a command: reads its words, answers `--help`, and turns a failure into a text and exit code 1. A word or an
 * option that it does not know is answered by `plaza.mjs`.
 */
export async function runCommand<const Given extends Options>(
  { help, options, takesWords = false }: Command<Given>,
  work: (values: Values<Given>, words: string[]) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    allowPositionals: takesWords,
  })
  if (values.help) return void process.stdout.write(help)
  await work(values as Values<Given>, positionals).catch(reportFailure)
}

/** Says on standard error what went wrong, and that the command has failed. */
export function reportFailure(error: unknown): void {
  process.stderr.write(`\n${textOf(error)}\n`)
  process.exitCode = 1
}

const mendable = [CommandError, ConfigError, ListenError, EmbeddedPostgresError, IncompleteHistory, OutageError]

/** A failure as a person is told of it: with the stack only where nobody but us can mend it. */
export function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (mendable.some((kind) => error instanceof kind)) return error.message
  const sentence = sentenceOf(error)
  if (sentence !== null) return sentence
  // PostgreSQL and the system name by a code what went wrong; where it was noticed here helps nobody.
  const { code } = error as NodeJS.ErrnoException
  const isFromOutside = typeof code === 'string' && !code.startsWith('ERR_')
  if (isFromOutside) return error.message || String(code)
  return error.stack ?? error.message
}
