import type { Job } from '@plaza/subgraph'
import type { DB } from '../generated/database.ts'
import { coolHotPosts } from './cool-hot-posts.ts'
import { deleteExpired } from './delete-expired.ts'
import { rankHotPosts } from './rank-hot-posts.ts'
import { rankTrendingTags } from './rank-trending-tags.ts'
import { rereadPosts } from './reread-posts.ts'

export const jobs: readonly Job<DB>[] = [coolHotPosts, rankHotPosts, rankTrendingTags, rereadPosts, deleteExpired]
