import type { Job } from '@plaza/subgraph'
import type { DB } from '../generated/database.ts'
import { readPostsAgain } from '../search/read-again.ts'

/** A run takes a few seconds, for a service that stops waits for it; after an upgrade there are many. */
export const rereadPosts: Job<DB> = {
  name: 'reread-posts',
  everyMs: 10_000,
  run: ({ database }) => readPostsAgain(database.system),
}
