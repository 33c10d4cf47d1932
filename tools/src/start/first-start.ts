import type { SubgraphName } from '@plaza/schema/subgraphs'
import type { Logger } from '@plaza/server'
import { sql } from 'kysely'
import { connectServices } from '../bulk/databases.ts'
import { targetsAt } from '../databases.ts'
import { seedTown } from '../seed/index.ts'

/** Fills empty databases with the demo town. Says whether the demo people are there, from this start or an earlier one. */
export async function seedFirstStart(
  urls: Record<SubgraphName, string>,
  options: { wanted: boolean; log: Logger; onProgress(step: string): void },
): Promise<boolean> {
  await using connected = connectServices(targetsAt(urls), options.log)
  const { databases } = connected
  const { rows } = await sql<{ people: boolean; demo: boolean }>`
    select exists (select from accounts) as people, exists (select from accounts where username = 'ada') as demo
  `.execute(databases.auth.system)
  const { people, demo } = rows[0]!
  if (people || !options.wanted) return demo
  options.onProgress('seeding a town of 62 people')
  await seedTown(databases, { onProgress: options.onProgress })
  return true
}
