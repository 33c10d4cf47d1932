import type { Job } from '@plaza/subgraph'
import { deleteExpiredSnapshots } from '../data/feed.ts'
import { deleteExpiredWords } from '../data/filtered-words.ts'
import { deleteOldIdempotencyKeys } from '../data/idempotency-keys.ts'
import type { DB } from '../generated/database.ts'

/** Feed snapshots, idempotency keys and filtered words past their time. */
export const deleteExpired: Job<DB> = {
  name: 'delete-expired',
  everyMs: 10 * 60_000,
  async run({ database }) {
    await deleteExpiredSnapshots(database.system)
    await deleteOldIdempotencyKeys(database.system)
    await deleteExpiredWords(database.system)
  },
}
