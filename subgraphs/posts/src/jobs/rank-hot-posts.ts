import type { Job } from '@plaza/subgraph'
import { replaceHotPosts } from '../data/hot-posts.ts'
import type { DB } from '../generated/database.ts'

/** Events keep the ranking; this makes up for events that were missed, and for posts that came by COPY. */
export const rankHotPosts: Job<DB> = {
  name: 'rank-hot-posts',
  everyMs: 60 * 60_000,
  run: ({ database }) => replaceHotPosts(database.system),
}
