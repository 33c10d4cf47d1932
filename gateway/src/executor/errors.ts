import { codedError, unavailable } from '@plaza/server'
import { GraphQLError } from 'graphql'
import type { SubgraphError } from './types.ts'

export type ErrorPath = readonly (string | number)[]

/** Thrown by transports when there is no GraphQL answer: no connection, a bad status, no JSON, too large, too late. */
export class SubgraphUnavailable extends Error {
  override readonly name = 'SubgraphUnavailable'
}

/** Thrown by transports when a subgraph answers a subscription with errors instead of a stream. */
export class SubscriptionRefused extends Error {
  override readonly name = 'SubscriptionRefused'
  readonly errors: readonly SubgraphError[]

  constructor(errors: readonly SubgraphError[]) {
    super('The subgraph refused the subscription')
    this.errors = errors
  }
}

/** An error that a subgraph answered with, at its place in the client's response; its code is the subgraph's own. */
export class DownstreamError extends GraphQLError {
  constructor(error: SubgraphError, serviceName: string, path: ErrorPath | undefined) {
    const { extensions } = codedError('DOWNSTREAM_SERVICE_ERROR')
    super(error.message || `Error while fetching from subgraph "${serviceName}".`, {
      path,
      originalError: error instanceof Error ? error : undefined,
      extensions: { ...extensions, ...error.extensions, serviceName },
    })
  }
}

/** A fetch that got no answer; the cause is for the log, never for the client. */
export function unavailableError(cause: unknown, serviceName: string, path: ErrorPath | undefined): GraphQLError {
  const originalError = cause instanceof Error ? cause : new Error(String(cause))
  const message = `Subgraph "${serviceName}" is unavailable.`
  return unavailable(message, { serviceName }, { path, originalError })
}

/** An answer that is GraphQL, but not what the fetch asked for. */
export function malformedAnswer(serviceName: string, what: string): GraphQLError {
  const message = `Subgraph "${serviceName}" gave a malformed answer: ${what}.`
  return codedError('DOWNSTREAM_SERVICE_ERROR', message, { serviceName })
}
