import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateTypes } from '@plaza/database/codegen'
import { createTestDatabase, startTestPostgres } from '@plaza/database/testing'
import type { ServiceName } from '@plaza/service'
import { inRepository } from '../repository.ts'
import type { Artifacts } from './artifacts.ts'

/** Row types of each service's tables, read from a database that its migrations have just made. */
export async function databaseArtifacts(services: readonly ServiceName[]): Promise<Artifacts> {
  await using _server = await startTestPostgres()
  const folder = await mkdtemp(join(tmpdir(), 'plaza-codegen-'))
  try {
    const artifacts: Artifacts = new Map()
    for (const service of services) {
      await using database = await createTestDatabase({
        service,
        migrations: inRepository(`subgraphs/${service}/migrations/`),
      })
      const file = join(folder, `${service}.ts`)
      await generateTypes(database.url, file)
      artifacts.set(`subgraphs/${service}/src/generated/database.ts`, await readFile(file, 'utf8'))
    }
    return artifacts
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
