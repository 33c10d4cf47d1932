import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootstrapDatabases, runMigrations } from '@plaza/database'
import { generateTypes } from '@plaza/database/codegen'
import { startEmbeddedPostgres } from '@plaza/database/embedded'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { pino } from 'pino'
import { inRepository } from '../repository.ts'
import type { Artifacts } from './artifacts.ts'

/** Row types of each service's tables, read from a database that its migrations have just made. */
export async function databaseArtifacts(services: readonly SubgraphName[]): Promise<Artifacts> {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-codegen-'))
  const log = pino({ level: 'error' })
  try {
    await using server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log, durable: false })
    const urls = await bootstrapDatabases(server.url, services)
    const artifacts: Artifacts = new Map()
    for (const service of services) {
      await runMigrations({ url: urls[service] }, { folders: [inRepository(`subgraphs/${service}/migrations/`)] })
      const file = join(folder, `${service}.ts`)
      await generateTypes(urls[service], file)
      artifacts.set(`subgraphs/${service}/src/generated/database.ts`, await readFile(file, 'utf8'))
    }
    return artifacts
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
