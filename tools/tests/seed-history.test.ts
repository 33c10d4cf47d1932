import { createEventBus } from '@plaza/events'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { createLogger } from '@plaza/server'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ServiceDatabases } from '../src/bulk/databases.ts'
import { seedTown } from '../src/seed/index.ts'
import { subgraphDefinitions } from '../src/subgraphs.ts'
import { createDatabases, numberOf } from './seed-lab.ts'

async function contentOf(
  databases: ServiceDatabases,
  service: SubgraphName,
  tables: readonly string[],
): Promise<string[]> {
  const texts: string[] = []
  for (const table of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(
      databases[service].system,
    )
    texts.push(...rows.map(({ text }) => `${table} ${text}`))
  }
  return texts.sort()
}

test('what a seed put into the projections can be made again from the events', { timeout: 180_000 }, async () => {
  await using created = await createDatabases()
  const { databases } = created
  await seedTown(databases)
  const bus = createEventBus({}, { log: createLogger({ service: 'test', level: 'silent' }) })
  for (const { name, consumers = [] } of subgraphDefinitions)
    bus.register({ service: name, database: databases[name], consumers })
  let rebuilt = 0
  for (const { name, consumers = [] } of subgraphDefinitions) {
    for (const { name: projection, tables } of consumers) {
      if (tables.length === 0) continue
      const before = await contentOf(databases, name, tables)
      const { skipped } = await bus.rebuild(name, projection)
      expect(skipped).toBe(0)
      expect(await contentOf(databases, name, tables), `${name} ${projection}`).toEqual(before)
      rebuilt += before.length
    }
  }
  expect(rebuilt).toBeGreaterThan(1_500)
  for (const service of ['auth', 'users', 'media'] as const) {
    // Already said: no relay says it again, so nobody is notified of an old friendship.
    expect(await numberOf(databases, service, 'outbox where published_at is null')).toBe(0)
  }
  await bus.stop()
})
