import { hashPassword } from '@plaza/auth/seed'
import { emptyDatabases, type ServiceDatabases } from '../bulk/databases.ts'
import { createLoad } from '../bulk/load.ts'
import { type Counts, loadNetwork } from '../bulk/load-network.ts'
import { createTown } from './town/town.ts'

/** Of everybody in the town and in a crowd. */
export const demoPassword = 'plaza-demo-password'

/**
 * Fills the databases with the demo town. Call it where there are no accounts: what an earlier, broken-off seed left
 * behind is thrown away first.
 */
export async function seedTown(
  databases: ServiceDatabases,
  { onProgress = () => {} }: { onProgress?: (step: string) => void } = {},
): Promise<Counts> {
  await emptyDatabases(databases)
  const town = createTown({ now: new Date(), passwordHash: await hashPassword(demoPassword) })
  const load = createLoad(databases, { mayBeThere: false })
  return loadNetwork(load, town, (what) => onProgress(`seeding the town: ${what}`))
}
