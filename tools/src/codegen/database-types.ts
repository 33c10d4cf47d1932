import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootstrapDatabases, runMigrations } from '@plaza/database'
import { generateTypes } from '@plaza/database/codegen'
import { startEmbeddedPostgres } from '@plaza/database/embedded'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { pino } from 'pino'
import { migrationsOf } from '../repository.ts'
import type { Artifacts } from './artifacts.ts'

/** Row types of each subgraph's tables, read from a database that its migrations have just made. */
export async function databaseArtifacts(names: readonly SubgraphName[]): Promise<Artifacts> {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-codegen-'))
  const log = pino({ level: 'error' })
  try {
    await using server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log, durable: false })
    const urls = await bootstrapDatabases(server.url, names)
    const artifacts: Artifacts = new Map()
    for (const name of names) {
      await runMigrations({ url: urls[name] }, { folders: [migrationsOf(name)] })
      const file = join(folder, `${name}.ts`)
      await generateTypes(urls[name], file)
      artifacts.set(`subgraphs/${name}/src/generated/database.ts`, await readFile(file, 'utf8'))
    }
    return artifacts
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
