import type { Job } from '@plaza/subgraph'
import { updateNextNameEntries } from '../data/name-entries.ts'
import type { DB } from '../generated/database.ts'

const batchSize = 500

/** After a migration, and after a version that keeps names otherwise: nobody is found by name until it has run. */
export const indexNames: Job<DB> = {
  name: 'index-names',
  everyMs: 60_000,
  async run({ database, log }) {
    let count = 0
    for (let batch = batchSize; batch === batchSize; count += batch) {
      batch = await database.system.transaction().execute((trx) => updateNextNameEntries(trx, batchSize))
    }
    if (count > 0) log.info({ people: count }, 'names indexed for the search')
  },
}
