import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import type { Outages } from '@plaza/database'
import {
  apolloOptions,
  behindGateway,
  clientGone,
  createDocumentReader,
  createKnownOperations,
  documentLimits,
  documentsPlugin,
  type Explorer,
  graphqlRoute,
  type HttpRoute,
  type Logger,
  maskError,
  readIncomingRequest,
} from '@plaza/server'
import type { GraphQLSchema } from 'graphql'
import type { OpenContext, OpenedContext } from '../context.ts'
import type { RequestContext } from '../define-subgraph.ts'
import type { Audience } from '../live/ask.ts'
import { createEventStreams, type TrustOf } from './event-streams.ts'

/** Creates the subgraph's own GraphQL endpoint, for a gateway in another process and for people who explore one service. */
export async function createSubgraphServer(options: {
  schema: GraphQLSchema
  openContext: OpenContext
  /** Answers those who listen to the same event together; each is answered alone without it. */
  audience?: Audience
  outages: Outages
  log: Logger
  introspection: boolean
  /** Whom the service believes about the address of a client. */
  trustOf: TrustOf
  /** What a browser is shown; null for nothing. */
  explorer: Explorer | null
  /** In characters, of what a client may send; a gateway's may be four times as long. */
  maxQueryLength: number
}): Promise<{
  route: HttpRoute
  /** Ends all subscriptions: they never end by themselves, and a server that closes waits for its requests. */
  endStreams(): void
  stop(): Promise<void>
}> {
  const { schema, openContext, audience, outages, log, introspection, trustOf, explorer, maxQueryLength } = options
  const documents = createDocumentReader({
    introspection,
    limits: behindGateway({ ...documentLimits, characters: maxQueryLength }),
  })
  // By the database of the request: Apollo Server hands plug-ins a copy of the context, not the context itself.
  const opened = new WeakMap<object, OpenedContext>()
  const releaseContexts: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async ({ contextValue }) => ({
      willSendResponse: async () => opened.get(contextValue.db)?.release(),
    }),
  }
  const common = apolloOptions<RequestContext>(log)
  const server = new ApolloServer<RequestContext>({
    ...common,
    schema,
    introspection,
    documentStore: null,
    plugins: [
      ...common.plugins,
      releaseContexts,
      documentsPlugin(documents),
      explorer?.plugin ?? ApolloServerPluginLandingPageDisabled(),
    ],
  })
  await server.start()
  const open = (request: IncomingMessage, response: ServerResponse) =>
    openContext(readIncomingRequest(request, { trusts: trustOf(request), signal: clientGone(response) }))
  const streams = createEventStreams({
    ...{ schema, documents, openContext, outages, log, trustOf },
    ...(audience && { audience }),
  })
  const route = graphqlRoute({
    server,
    stream: streams.handle,
    read: (text) => documents.read(text, schema).document,
    answerKnown: createKnownOperations({ schema, documents, open, formatError: maskError }),
    async context(request, response) {
      const one = await open(request, response)
      opened.set(one.context.db, one)
      return one.context
    },
  })
  return { route, endStreams: () => streams.end(), stop: () => server.stop() }
}
