import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type UsersContext } from './context.ts'
import { consumers } from './events/index.ts'
import type { DB } from './generated/database.ts'
import { jobs } from './jobs/index.ts'
import { resolvers } from './resolvers/index.ts'

export const users = defineSubgraph<DB, UsersContext>({
  name: 'users',
  root: new URL('..', import.meta.url),
  resolvers,
  createContext,
  consumers,
  jobs,
})
