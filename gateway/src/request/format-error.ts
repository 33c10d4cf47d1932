import { isErrorCode, maskError, withoutQuotedValues } from '@plaza/server'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { DownstreamError } from '../executor/errors.ts'
import type { GatewayContext } from './context.ts'

/**
 * What a client is told of an error, over whatever transport: what `maskError` leaves of it. Only a subgraph that is not
 * ours has codes of its own; they are the client's to understand, and passed on.
 */
export function formatError(
  error: unknown,
  request: Pick<GatewayContext, 'log' | 'requestId'> & Partial<Pick<GatewayContext, 'subgraphFailed'>>,
): GraphQLFormattedError {
  if (error instanceof GraphQLError && error.extensions.code === 'SUBGRAPH_UNAVAILABLE') {
    const { serviceName } = error.extensions
    if (typeof serviceName === 'string') request.subgraphFailed?.(serviceName, causeOf(error))
  }
  if (!(error instanceof DownstreamError) || isErrorCode(error.extensions.code)) return maskError(error, request)
  return { ...error.toJSON(), message: withoutQuotedValues(error.message) }
}

/** Undefined for what a subgraph has answered, and has logged with its cause. */
const causeOf = (error: GraphQLError) => (error instanceof DownstreamError ? undefined : error.originalError)
