import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type PostsContext } from './context.ts'
import { consumers } from './events/index.ts'
import type { DB } from './generated/database.ts'
import { jobs } from './jobs/index.ts'
import { resolvers } from './resolvers/index.ts'

// For the bench of the feed, which measures what the service does.
export { createContext } from './context.ts'
export type { DB } from './generated/database.ts'
export { readHomeFeed } from './operations/read-home-feed.ts'

export const posts = defineSubgraph<DB, PostsContext>({
  name: 'posts',
  root: new URL('..', import.meta.url),
  resolvers,
  openToRestricted: ['deletePost', 'deleteComment', 'removeReaction', 'reportPost', 'reportComment'],
  createContext,
  consumers,
  jobs,
})
