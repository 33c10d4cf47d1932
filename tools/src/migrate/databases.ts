import { bootstrapDatabases, type DatabaseSettings, databaseConfig } from '@plaza/database'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { type Environment, parseConfig } from '@plaza/server'
import { pino } from 'pino'
import { z } from 'zod'
import { openEmbeddedServer } from '../embedded/server.ts'
import { readEmbeddedSettings } from '../embedded/settings.ts'

export type Targets = Record<SubgraphName, DatabaseSettings>

/**
 * Where the services' databases are: `<SERVICE>_DATABASE_URL`, and for those without one the embedded PostgreSQL in the
 * data folder, which is started if no `pnpm start` runs it.
 */
export async function findDatabases(
  services: readonly SubgraphName[],
  env: Environment,
): Promise<AsyncDisposable & { targets: Targets }> {
  const given = Object.fromEntries(
    services.filter((name) => env[urlVariable(name)]).map((name) => [name, settingsOf(name, env)]),
  )
  const missing = services.filter((name) => !(name in given))
  const cleanup = new AsyncDisposableStack()
  const urls = missing.length === 0 ? {} : await embeddedUrls(missing, env, cleanup)
  const embedded = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, { url }]))
  return {
    targets: { ...given, ...embedded } as Targets,
    [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
  }
}

function settingsOf(service: SubgraphName, env: Environment): DatabaseSettings {
  const schema = z.object({
    [urlVariable(service)]: databaseConfig.shape.url,
    DATABASE_TLS: databaseConfig.shape.tls,
    DATABASE_TLS_CA_FILE: databaseConfig.shape.tlsCaFile,
  })
  const parsed = parseConfig(schema, env)
  return databaseConfig.parse({
    url: parsed[urlVariable(service)],
    tls: parsed.DATABASE_TLS,
    tlsCaFile: parsed.DATABASE_TLS_CA_FILE,
  })
}

function urlVariable(service: SubgraphName): string {
  return `${service.toUpperCase()}_DATABASE_URL`
}

async function embeddedUrls(
  services: readonly SubgraphName[],
  env: Environment,
  cleanup: AsyncDisposableStack,
): Promise<Record<string, string>> {
  const { url, stop } = await openEmbeddedServer(readEmbeddedSettings(env), { log: pino({ level: 'error' }) })
  cleanup.defer(stop)
  return bootstrapDatabases(url, services)
}
