import type { Job } from '@plaza/subgraph'
import { replaceTagTrends } from '../data/tags.ts'
import type { DB } from '../generated/database.ts'

export const rankTrendingTags: Job<DB> = {
  name: 'rank-trending-tags',
  everyMs: 60_000,
  run: ({ database }) => replaceTagTrends(database.system),
}
