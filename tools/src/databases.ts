import { bootstrapDatabases, type DatabaseSettings, databaseConfig } from '@plaza/database'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { type Environment, parseConfig } from '@plaza/server'
import { pino } from 'pino'
import { z } from 'zod'
import { openEmbeddedServer } from './embedded/server.ts'
import { readEmbeddedSettings } from './embedded/settings.ts'

export type Targets = Record<SubgraphName, DatabaseSettings>

/** Targets of which nothing but the URLs is known. */
export const targetsAt = (urls: Record<SubgraphName, string>): Targets =>
  Object.fromEntries(subgraphNames.map((name) => [name, { url: urls[name] }])) as Targets

/** The variable by which a command that concerns several subgraphs is told where the database of one is. */
export const databaseUrlVariable = (name: SubgraphName): string => `${name.toUpperCase()}_DATABASE_URL`

/** Whether the environment says of any subgraph where its database is. */
export const namesDatabases = (env: Environment): boolean =>
  subgraphNames.some((name) => env[databaseUrlVariable(name)])

/**
 * Where the subgraphs' databases are: `<NAME>_DATABASE_URL`, and for those without one the embedded PostgreSQL in the
 * data folder, which is started if no `pnpm start` runs it.
 */
export async function findDatabases(
  names: readonly SubgraphName[],
  env: Environment,
): Promise<AsyncDisposable & { targets: Targets }> {
  const given = Object.fromEntries(
    names.filter((name) => env[databaseUrlVariable(name)]).map((name) => [name, settingsOf(name, env)]),
  )
  const missing = names.filter((name) => !(name in given))
  const cleanup = new AsyncDisposableStack()
  const urls = missing.length === 0 ? {} : await embeddedUrls(missing, env, cleanup)
  const embedded = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, { url }]))
  return {
    targets: { ...given, ...embedded } as Targets,
    [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
  }
}

function settingsOf(name: SubgraphName, env: Environment): DatabaseSettings {
  const schema = z.object({
    [databaseUrlVariable(name)]: databaseConfig.shape.url,
    DATABASE_TLS: databaseConfig.shape.tls,
    DATABASE_TLS_CA_FILE: databaseConfig.shape.tlsCaFile,
  })
  const parsed = parseConfig(schema, env)
  return databaseConfig.parse({
    url: parsed[databaseUrlVariable(name)],
    tls: parsed.DATABASE_TLS,
    tlsCaFile: parsed.DATABASE_TLS_CA_FILE,
  })
}

async function embeddedUrls(
  names: readonly SubgraphName[],
  env: Environment,
  cleanup: AsyncDisposableStack,
): Promise<Record<string, string>> {
  const { url, stop } = await openEmbeddedServer(readEmbeddedSettings(env), { log: pino({ level: 'error' }) })
  cleanup.defer(stop)
  return bootstrapDatabases(url, names)
}
