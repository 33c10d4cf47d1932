import { InvalidPageError } from '@plaza/database'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../logger.ts'
import { withoutQuotedValues } from './quoted-values.ts'

/**
 * Every code that `errors[].extensions.code` can hold, with the HTTP status of a request that fails as a whole.
 * docs/reference/errors.md mirrors this list.
 */
export const errorCodes = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 400,
  PERSISTED_QUERY_REQUIRED: 400,
  COST_LIMIT_EXCEEDED: 400,
  PLAN_TIMEOUT: 503,
  RATE_LIMITED: 429,
  NOT_IMPLEMENTED: 501,
  SUBGRAPH_UNAVAILABLE: 503,
  SERVER_CLOSING: 503,
  SCHEMA_CHANGED: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const

export type ErrorCode = keyof typeof errorCodes

function coded(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } })
}

export const unauthenticated = (message = 'Sign in first: this needs an access token in the Authorization header.') =>
  coded('UNAUTHENTICATED', message)

export const forbidden = (message: string) => coded('FORBIDDEN', message)

/** For arguments that break the contract (`first: 1000`, a malformed cursor). What a person can mend is a `UserError`. */
export const badUserInput = (message: string, extensions: { argument?: string } = {}) =>
  coded('BAD_USER_INPUT', message, extensions)

/** @param what schema coordinate, e.g. `Mutation.createUpload` */
export const notImplemented = (what: string) =>
  coded('NOT_IMPLEMENTED', `${what} is part of the contract but not built yet.`, { coordinate: what })

/**
 * What may leave the service: errors that carry one of our codes as they are; everything else is a fault, logged here
 * with its cause and answered with nothing but the request id.
 */
export function maskError(error: unknown, request: { log: Logger; requestId: string }): GraphQLFormattedError {
  const located = error instanceof Error && 'toJSON' in error ? (error as GraphQLError) : undefined
  const cause = located?.originalError ?? error
  const known = [located, cause].find((e) => isCoded(e)) as GraphQLError | undefined
  const place = {
    ...(located?.path && { path: located.path }),
    ...(located?.locations && { locations: located.locations }),
  }
  if (known && known.extensions.code !== 'INTERNAL_SERVER_ERROR') {
    const { stacktrace: _, ...extensions } = known.extensions
    return { message: withoutQuotedValues(known.message), ...place, extensions }
  }
  // graphql-js refuses a document or its variables with GraphQLErrors alone, those of scalars as causes among them.
  if (located && !located.path && cause instanceof GraphQLError) {
    return { message: withoutQuotedValues(located.message), ...place, extensions: { code: 'BAD_USER_INPUT' } }
  }
  if (cause instanceof InvalidPageError) {
    return { message: cause.message, ...place, extensions: { code: 'BAD_USER_INPUT' } }
  }
  if (isAbort(cause)) request.log.debug({ path: located?.path }, 'the client went before its answer')
  else request.log.error({ err: describe(cause), path: located?.path }, 'resolver failed')
  return {
    message: `Something went wrong on our side. Mention request ${request.requestId} when you report it.`,
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: request.requestId },
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'

function isCoded(error: unknown): boolean {
  const code = (error as GraphQLError | undefined)?.extensions?.code
  return typeof code === 'string' && code in errorCodes
}

/**
 * An error as a log line may show it. PostgreSQL puts row values into `detail`, `where` and, for some codes, the
 * message itself, so of its errors only the code and the names are kept.
 */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const sql = error as Error & { code?: string; table?: string; constraint?: string; severity?: string }
  if (sql.severity && sql.code) {
    return {
      type: 'PostgresError',
      code: sql.code,
      table: sql.table,
      constraint: sql.constraint,
      stack: stackOnly(sql),
    }
  }
  return { type: error.name, code: sql.code, message: error.message, stack: stackOnly(error) }
}

const stackOnly = (error: Error) => error.stack?.slice(error.stack.indexOf('\n    at ')).trim()
