import { randomUUID } from 'node:crypto'
import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { OperationTypeNode } from 'graphql'
import { type FailedRequest, maskError } from '../errors/mask-error.ts'
import type { Logger } from '../logger.ts'
import { responseStatusPlugin } from './response-status.ts'

/**
 * The options of Apollo Server that a subgraph and the gateway share: faults are masked and logged with the request they
 * happened in, nothing is reported to Apollo, and stopping is the process's business. `plugins` go before those of the
 * server itself.
 */
export function apolloOptions<Context extends FailedRequest>(log: Logger, formatError = maskError) {
  // `formatError` is given the error alone, so the request it belongs to is remembered here.
  const requestOf = new WeakMap<object, { request: Context; operation: OperationTypeNode | undefined }>()
  const rememberRequests: ApolloServerPlugin<Context> = {
    requestDidStart: async ({ contextValue }) => ({
      didEncounterErrors: async ({ errors, operation }) => {
        for (const error of errors) requestOf.set(error, { request: contextValue, operation: operation?.operation })
      },
    }),
  }
  return {
    logger: log,
    // GraphQL reads no cookie, a GET runs queries alone, and a body is JSON (decisions 0015 and 0035): there is nothing to
    // forge.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (_, error) => {
      const { request, operation } = requestOf.get(error as object) ?? {}
      return formatError(error, request ?? { log, requestId: randomUUID() }, operation)
    },
    plugins: [
      rememberRequests,
      responseStatusPlugin,
      // Its hints cost a subgraph an eighth of its time, and the gateway uses none of them.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  } satisfies Partial<ApolloServerOptions<Context>>
}
