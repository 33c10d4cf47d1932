import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { buildMemorySchema, createMemoryContext, type MemoryContext, type MemorySubgraph } from '../memory/subgraphs.ts'
import { serving } from './serve.ts'

/** A subgraph as Apollo's documentation starts one. */
const server = new ApolloServer<MemoryContext>({ schema: buildMemorySchema(process.argv[2] as MemorySubgraph) })
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => createMemoryContext(),
})
serving(new URL('/graphql', url).href)
