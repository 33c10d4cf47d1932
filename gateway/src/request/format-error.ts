import { isErrorCode, type Logger, maskError, withoutQuotedValues } from '@plaza/server'
import type { GraphQLFormattedError } from 'graphql'
import { DownstreamError } from '../executor/errors.ts'

/**
 * What a client is told of an error, over whatever transport: what `maskError` leaves of it. Only a subgraph that is not
 * ours has codes of its own; they are the client's to understand, and passed on.
 */
export function formatError(error: unknown, request: { log: Logger; requestId: string }): GraphQLFormattedError {
  if (!(error instanceof DownstreamError) || isErrorCode(error.extensions.code)) return maskError(error, request)
  return { ...error.toJSON(), message: withoutQuotedValues(error.message) }
}
