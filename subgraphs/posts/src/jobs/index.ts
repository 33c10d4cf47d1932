import type { Job } from '@plaza/subgraph'
import { deleteExpiredSnapshots } from '../data/feed.ts'
import { coolHotPosts, rankHotPosts } from '../data/hot-posts.ts'
import { deleteOldKeys } from '../data/idempotency-keys.ts'
import { rankTrendingTags } from '../data/tags.ts'
import type { DB } from '../generated/database.ts'

const second = 1_000
const minute = 60 * second

export const jobs: readonly Job<DB>[] = [
  { name: 'cool-hot-posts', everyMs: 30 * second, run: ({ database }) => coolHotPosts(database.system) },
  // Events keep the ranking; this makes up for whatever they missed, and for posts that came by COPY.
  { name: 'rank-hot-posts', everyMs: 60 * minute, run: ({ database }) => rankHotPosts(database.system) },
  { name: 'rank-trending-tags', everyMs: minute, run: ({ database }) => rankTrendingTags(database.system) },
  {
    name: 'delete-expired',
    everyMs: 10 * minute,
    async run({ database }) {
      await deleteExpiredSnapshots(database.system)
      await deleteOldKeys(database.system)
    },
  },
]
