import { join } from 'node:path'
import { bootstrapDatabases, type DatabaseSettings, databaseConfig } from '@plaza/database'
import { startEmbeddedPostgres } from '@plaza/database/embedded'
import { type Environment, parseConfig } from '@plaza/service'
import type { ServiceName } from '@plaza/service/names'
import { pino } from 'pino'
import { z } from 'zod'
import { findInstance } from '../embedded/instance.ts'
import { readEmbeddedSettings } from '../embedded/settings.ts'

export type Targets = Record<ServiceName, DatabaseSettings>

/**
 * Where the services' databases are: `<SERVICE>_DATABASE_URL`, and for those without one the embedded PostgreSQL in the
 * data folder, which is started if no `pnpm start` runs it.
 */
export async function findDatabases(
  services: readonly ServiceName[],
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

function settingsOf(service: ServiceName, env: Environment): DatabaseSettings {
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

function urlVariable(service: ServiceName): string {
  return `${service.toUpperCase()}_DATABASE_URL`
}

async function embeddedUrls(
  services: readonly ServiceName[],
  env: Environment,
  cleanup: AsyncDisposableStack,
): Promise<Record<string, string>> {
  const { dataDir, ports } = readEmbeddedSettings(env)
  const instance = await findInstance(dataDir)
  if (instance !== null) return bootstrapDatabases(instance.postgresUrl, services)
  const log = pino({ level: 'error' })
  const server = cleanup.use(
    await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), port: ports.postgres, log }),
  )
  return bootstrapDatabases(server.url, services)
}
