import type { Job } from '@plaza/subgraph'
import { deleteExpiredUsernames } from '../data/former-usernames.ts'
import type { DB } from '../generated/database.ts'

/** Names that are reserved for nobody any more lead to nobody, and say nothing of who had them. */
export const forgetFormerUsernames: Job<DB> = {
  name: 'forget-former-usernames',
  everyMs: 60 * 60_000,
  run: ({ database }) => deleteExpiredUsernames(database.system),
}
