import { neverConnected } from '@plaza/database'
import { codedError, errorRegistry, unavailable } from '@plaza/server'
import { GraphQLError } from 'graphql'
import { isObject } from './own-keys.ts'
import type { SubgraphError, SubgraphResult } from './types.ts'

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
    super(error.message || `Error while fetching from subgraph "${serviceName}".`, {
      path,
      originalError: error instanceof Error ? error : undefined,
      extensions: { ...codedError('DOWNSTREAM_SERVICE_ERROR').extensions, ...extensionsOf(error), serviceName },
    })
  }
}

/**
 * Apollo Server takes the status and headers of the whole response from `http`, and the other two are a server's insides:
 * none of them is a subgraph's to set.
 */
function extensionsOf({ extensions = {} }: SubgraphError): { readonly [key: string]: unknown } {
  const { http: _, stacktrace: __, exception: ___, code, ...others } = extensions
  return typeof code === 'string' ? { ...others, code } : others
}

/** What a subgraph answered, with errors that are safe to read: anything at all may stand where they should. */
export function readResult({ data, errors }: SubgraphResult): SubgraphResult {
  return errors === undefined || errors === null ? { data } : { data, errors: readErrors(errors) }
}

/** The errors of an answer, whatever stands in their place. */
export function readErrors(errors: unknown): readonly SubgraphError[] {
  return (Array.isArray(errors) ? errors : [errors]).map(readError)
}

function readError(error: unknown): SubgraphError {
  // One of graphql-js, from a subgraph of this process.
  if (error instanceof GraphQLError) return error
  const { message, path, extensions } = isObject(error) ? error : { message: error }
  return {
    message: typeof message === 'string' ? message : '',
    ...(isPath(path) && { path }),
    ...(isObject(extensions) && { extensions }),
  }
}

function isPath(path: unknown): path is ErrorPath {
  return Array.isArray(path) && path.every((element) => typeof element === 'string' || Number.isInteger(element))
}

/**
 * A fetch that got no answer; the cause is for the log, never for the client.
 * @param details.why what the client may know of it, as the rest of the sentence
 * @param details.changes whether it was a mutation's own: once it was sent, nobody knows what has come of it
 */
export function unavailableError(
  cause: unknown,
  serviceName: string,
  path: ErrorPath | undefined,
  { why = '', changes = false }: { why?: string; changes?: boolean } = {},
): GraphQLError {
  const originalError = cause instanceof Error ? cause : new Error(String(cause))
  const message = `Subgraph "${serviceName}" is unavailable${why && `: ${why}`}.`
  const place = { path, originalError }
  if (!changes || neverConnected(cause)) return unavailable(message, { serviceName }, place)
  const reason = 'OUTCOME_UNKNOWN'
  const { [reason]: explained } = errorRegistry.SUBGRAPH_UNAVAILABLE.reasons
  return unavailable(`${message} ${explained}`, { serviceName, reason }, place)
}

/** An answer that is GraphQL, but not what the fetch asked for. */
export function malformedAnswer(serviceName: string, what: string): GraphQLError {
  const message = `Subgraph "${serviceName}" gave a malformed answer: ${what}.`
  return codedError('DOWNSTREAM_SERVICE_ERROR', message, { serviceName })
}
