import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type UsersContext } from './context.ts'
import { keepAccounts } from './events/keep-accounts.ts'
import { keepMediaFiles } from './events/keep-media-files.ts'
import type { DB } from './generated/database.ts'
import { resolvers } from './resolvers/index.ts'

export const users = defineSubgraph<DB, UsersContext>({
  name: 'users',
  root: new URL('..', import.meta.url),
  resolvers,
  createContext,
  consumers: [keepAccounts, keepMediaFiles],
})
