import { subgraphNames } from '@plaza/schema/subgraphs'
import { createLogger, type Environment, type Logger } from '@plaza/server'
import { CommandError } from '../command.ts'
import { findDatabases, namesDatabases, type Targets, targetsAt } from '../databases.ts'
import { openEmbeddedDatabases } from '../embedded/databases.ts'
import { readEmbeddedSettings } from '../embedded/settings.ts'
import { connectServices, type ServiceDatabases } from './databases.ts'
import type { ProgressBar } from './progress-bar.ts'

/**
 * The databases for a command: those that `<NAME>_DATABASE_URL` name, or those of a `pnpm start` that runs on this
 * DATA_DIR, or else our own PostgreSQL on it for as long as the command takes.
 */
export async function withDatabases<Result>(
  { env, bar }: { env: Environment; bar: ProgressBar },
  work: (databases: ServiceDatabases) => Promise<Result>,
): Promise<Result> {
  const log = createLogger({ service: 'tools', level: 'error' })
  await using cleanup = new AsyncDisposableStack()
  const targets = await findTargets(env, bar, log, cleanup)
  bar.end()
  await using connected = connectServices(targets, log)
  return await work(connected.databases)
}

async function findTargets(
  env: Environment,
  bar: ProgressBar,
  log: Logger,
  cleanup: AsyncDisposableStack,
): Promise<Targets> {
  if (namesDatabases(env)) return cleanup.use(await findDatabases(subgraphNames, env)).targets
  const options = { log, onProgress: (step: string) => bar.begin(step) }
  const { urls } = cleanup.use(await openEmbeddedDatabases(readEmbeddedSettings(env), options))
  return targetsAt(urls)
}

/** A whole number from an option. */
export function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text.replaceAll(/[_,]/g, ''))
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new CommandError(`--${name} takes a whole number from 1 to ${most.toLocaleString('en-GB')}, not ${text}.`)
  }
  return number
}
