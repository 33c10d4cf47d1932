import type { Job } from '@plaza/subgraph'
import { updateNextNameEntries } from '../data/name-entries.ts'
import type { DB } from '../generated/database.ts'

const atOnce = 500
const batches = 8

/**
 * After a migration, and after a version that keeps names otherwise: nobody is found by name until it has come to them. A run
 * takes a few seconds, for a service that stops waits for it.
 */
export const indexNames: Job<DB> = {
  name: 'index-names',
  everyMs: 2_000,
  async run({ database, log }) {
    let count = 0
    for (let batch = 0; batch < batches; batch++) {
      const indexed = await database.system.transaction().execute((trx) => updateNextNameEntries(trx, atOnce))
      count += indexed
      if (indexed < atOnce) break
    }
    if (count > 0) log.info({ people: count }, 'names indexed for the search')
  },
}
