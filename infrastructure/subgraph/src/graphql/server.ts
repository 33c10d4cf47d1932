import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'
import {
  createKnownOperations,
  graphqlRoute,
  type HttpRoute,
  type Logger,
  maskError,
  readIncomingRequest,
  withoutQuotedValues,
} from '@plaza/server'
import type { GraphQLSchema } from 'graphql'
import type { OpenContext, OpenedContext } from '../context.ts'
import type { RequestContext } from '../define-subgraph.ts'
import { createEventStreams, wantsEventStream } from './event-streams.ts'

/** The subgraph's own GraphQL endpoint, for a gateway elsewhere and for whoever explores the service alone. */
export async function createSubgraphServer(options: {
  schema: GraphQLSchema
  openContext: OpenContext
  log: Logger
  introspection: boolean
}): Promise<{
  route: HttpRoute
  /** Subscriptions last; a server that waits for its requests to finish has to end these. */
  endStreams(): void
  stop(): Promise<void>
}> {
  const { schema, openContext, log, introspection } = options
  // By the database of the request: Apollo Server hands plug-ins a copy of the context, not the context itself.
  const opened = new WeakMap<object, OpenedContext>()

  // `formatError` is told of the error alone, so the request it belongs to is remembered here.
  const requestOf = new WeakMap<object, RequestContext>()

  const requestLifecycle: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async ({ contextValue }) => ({
      didEncounterErrors: async ({ errors }) => {
        for (const error of errors) requestOf.set(error, contextValue)
      },
      willSendResponse: async () => opened.get(contextValue.db)?.release(),
    }),
  }
  const server = new ApolloServer<RequestContext>({
    schema,
    introspection,
    logger: log,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) =>
      formatted.extensions?.code && formatted.extensions.code !== 'INTERNAL_SERVER_ERROR'
        ? { ...formatted, message: withoutQuotedValues(formatted.message) }
        : maskError(error, requestOf.get(error as object) ?? { log, requestId: randomUUID() }),
    plugins: [
      requestLifecycle,
      // Its hints cost a subgraph an eighth of its time, and the gateway uses none of them.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      introspection
        ? ApolloServerPluginLandingPageLocalDefault({ embed: true })
        : ApolloServerPluginLandingPageDisabled(),
    ],
  })
  await server.start()
  const open = (request: IncomingMessage, response: ServerResponse) => {
    const aborted = new AbortController()
    // An answer that went out whole leaves nothing to abort, and the reason alone costs microseconds.
    response.once('close', () => response.writableFinished || aborted.abort())
    return openContext(readIncomingRequest(request, { trustsForwarding: true, signal: aborted.signal }))
  }
  const route = graphqlRoute({
    server,
    answerKnown: createKnownOperations({
      schema,
      introspection,
      open,
      formatError: maskError,
    }),
    async context(request, response) {
      const one = await open(request, response)
      opened.set(one.context.db, one)
      return one.context
    },
  })
  const streams = createEventStreams({ schema, openContext, log })
  return {
    route: {
      ...route,
      handle: (request, response) => (wantsEventStream(request) ? streams : route).handle(request, response),
    },
    endStreams: () => streams.end(),
    stop: () => server.stop(),
  }
}
