import { defineSubgraph } from '@plaza/subgraph'
import { createContext, type SamplesContext } from './context.ts'
import { consumers } from './events/index.ts'
import type { DB } from './generated/database.ts'
import { resolvers } from './resolvers/index.ts'

export const samples = defineSubgraph<DB, SamplesContext>({
  name: 'samples' as never,
  root: new URL('..', import.meta.url),
  resolvers,
  createContext,
  consumers,
})
