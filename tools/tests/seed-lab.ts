import { createTestDatabase } from '@plaza/database/testing'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { sql } from 'kysely'
import type { ServiceDatabases } from '../src/bulk/databases.ts'
import { migrationsOf } from '../src/repository.ts'

export interface CreatedDatabases extends AsyncDisposable {
  databases: ServiceDatabases
}

/** A fresh database for each subgraph. */
export async function createDatabases(): Promise<CreatedDatabases> {
  await using cleanup = new AsyncDisposableStack()
  const entries: [string, unknown][] = []
  for (const service of subgraphNames) {
    const migrations = migrationsOf(service)
    entries.push([service, cleanup.use(await createTestDatabase({ service, migrations }))])
  }
  const kept = cleanup.move()
  return {
    databases: Object.fromEntries(entries) as ServiceDatabases,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

/** How many rows there are: `from` is a table, with a condition if need be. */
export async function numberOf(
  databases: ServiceDatabases,
  service: keyof ServiceDatabases,
  from: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.raw(from)}`.execute(
    databases[service].system,
  )
  return rows[0]!.n
}
