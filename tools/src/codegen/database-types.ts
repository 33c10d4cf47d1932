import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bootstrapDatabases, runMigrations } from '@plaza/database'
import { generateTypes } from '@plaza/database/codegen'
import { makeTemporaryFolder, startEmbeddedPostgres } from '@plaza/database/embedded'
import { pino } from 'pino'
import { inRepository } from '../repository.ts'
import type { Artifacts } from './artifacts.ts'

/** Row types of each subgraph's tables, read from a database that its migrations have just made. */
export async function databaseArtifacts(subgraphs: readonly { name: string; folder: string }[]): Promise<Artifacts> {
  const temporary = await makeTemporaryFolder('plaza-codegen-')
  const log = pino({ level: 'error' })
  try {
    await using server = await startEmbeddedPostgres({ dataDir: join(temporary, 'data'), log, durable: false })
    const urls = await bootstrapDatabases(
      server.url,
      subgraphs.map(({ name }) => name),
    )
    const artifacts: Artifacts = new Map()
    for (const { name, folder } of subgraphs) {
      await runMigrations({ url: urls[name]! }, { folders: [inRepository(`${folder}migrations/`)] })
      const file = join(temporary, `${name}.ts`)
      await generateTypes(urls[name]!, file)
      artifacts.set(`${folder}src/generated/database.ts`, await readFile(file, 'utf8'))
    }
    return artifacts
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
