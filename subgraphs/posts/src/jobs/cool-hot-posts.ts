import type { Job } from '@plaza/subgraph'
import { updateHotPosts } from '../data/hot-posts.ts'
import type { DB } from '../generated/database.ts'

export const coolHotPosts: Job<DB> = {
  name: 'cool-hot-posts',
  everyMs: 30_000,
  run: ({ database }) => updateHotPosts(database.system),
}
