import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { createDocumentReader, createKnownOperations, createLogger, graphqlRoute, listen } from '@plaza/server'
import { buildMemorySchema, createMemoryContext, type MemoryContext, type MemorySubgraph } from '../memory/subgraphs.ts'
import { serving } from './serve.ts'

/** The same schema behind the route and the settings that the servers of Plaza's services have. */
const name = process.argv[2] as MemorySubgraph
const schema = buildMemorySchema(name)
const server = new ApolloServer<MemoryContext>({
  schema,
  introspection: false,
  plugins: [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    ApolloServerPluginLandingPageDisabled(),
  ],
})
await server.start()
const route = graphqlRoute({
  server,
  answerKnown: createKnownOperations({
    schema,
    documents: createDocumentReader({ introspection: false }),
    open: async () => ({ context: createMemoryContext(), release: async () => {} }),
    formatError: (error) => error.toJSON(),
  }),
  context: async () => createMemoryContext(),
})
const log = createLogger({ service: name, level: 'error' })
const { url } = await listen({ host: '127.0.0.1', port: 0, routes: [route], log })
serving(`${url}/graphql`)
