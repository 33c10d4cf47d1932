import { EmbeddedPostgresError } from '@plaza/database/embedded'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { ConfigError, createLogger, type Logger } from '@plaza/server'
import { openEmbeddedDatabases } from '../embedded/databases.ts'
import { readEmbeddedSettings } from '../embedded/settings.ts'
import { findDatabases, type Targets } from '../migrate/databases.ts'
import { connectServices, type ServiceDatabases } from './databases.ts'
import type { ProgressBar } from './progress-bar.ts'

/** Something the person at the keyboard can mend; shown without a stack. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/**
 * The databases for a command: those that `<SERVICE>_DATABASE_URL` name, or those of a `pnpm start` that runs on this
 * DATA_DIR, or else our own PostgreSQL on it for as long as the command takes.
 */
export async function withDatabases<Result>(
  bar: ProgressBar,
  work: (databases: ServiceDatabases) => Promise<Result>,
): Promise<Result> {
  const log = createLogger({ service: 'tools', level: 'error' })
  await using cleanup = new AsyncDisposableStack()
  const targets = await findTargets(bar, log, cleanup)
  bar.end()
  await using connected = connectServices(targets, log)
  return await work(connected.databases)
}

async function findTargets(bar: ProgressBar, log: Logger, cleanup: AsyncDisposableStack): Promise<Targets> {
  if (subgraphNames.some((name) => process.env[`${name.toUpperCase()}_DATABASE_URL`])) {
    return cleanup.use(await findDatabases(subgraphNames, process.env)).targets
  }
  const options = { log, onProgress: (step: string) => bar.begin(step) }
  const { urls } = cleanup.use(await openEmbeddedDatabases(readEmbeddedSettings(process.env), options))
  return Object.fromEntries(subgraphNames.map((name) => [name, { url: urls[name] }])) as Targets
}

/** Runs a command; what a person can mend becomes one message and exit code 1. */
export async function runCommand(help: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isMendable =
      error instanceof CommandError || error instanceof ConfigError || error instanceof EmbeddedPostgresError
    const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
    if (isMendable) process.stderr.write(`\n${(error as Error).message}\n`)
    else if (isUsage) process.stderr.write(`${(error as Error).message}\n\n${help}`)
    else process.stderr.write(`\n${(error as Error).stack ?? String(error)}\n`)
    process.exitCode = 1
  }
}

/** A whole number from an option. */
export function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text.replaceAll(/[_,]/g, ''))
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new CommandError(`--${name} takes a whole number from 1 to ${most.toLocaleString('en-GB')}, not ${text}.`)
  }
  return number
}
