import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type PostsContext } from './context.ts'
import { consumers } from './events/consumers.ts'
import type { DB } from './generated/database.ts'
import { jobs } from './jobs.ts'
import { resolvers } from './resolvers/index.ts'

export const posts = defineSubgraph<DB, PostsContext>({
  name: 'posts',
  root: new URL('..', import.meta.url),
  resolvers,
  createContext,
  consumers,
  jobs,
})
