import { InvalidPageError } from '@plaza/database'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../logger.ts'
import { badUserInput, codedError } from './coded-error.ts'
import { describe } from './describe.ts'
import { withoutQuotedValues } from './quoted-values.ts'
import { isErrorCode } from './registry.ts'

/**
 * What may leave the service: errors that carry one of our codes as they are; everything else is a fault, logged here
 * with its cause and answered with nothing but the request id.
 */
export function maskError(error: unknown, request: { log: Logger; requestId: string }): GraphQLFormattedError {
  const located = error instanceof Error && 'toJSON' in error ? (error as GraphQLError) : undefined
  const cause = located?.originalError ?? error
  const known = knownOf(located, cause) ?? codedError('INTERNAL_SERVER_ERROR')
  const place = {
    ...(located?.path && { path: located.path }),
    ...(located?.locations && { locations: located.locations }),
  }
  if (known.extensions.code !== 'INTERNAL_SERVER_ERROR') {
    // Apollo Server's own errors say here what their response is like.
    const { http: _, stacktrace: __, ...extensions } = known.extensions
    return { message: withoutQuotedValues(known.message), ...place, extensions }
  }
  if (isAbort(cause)) request.log.debug({ path: located?.path }, 'the client went before its answer')
  else request.log.error({ err: describe(cause), path: located?.path }, 'resolver failed')
  const { requestId } = request
  const { message, extensions } = codedError(
    'INTERNAL_SERVER_ERROR',
    `Something went wrong on our side. Mention request ${requestId} when you report it.`,
    { requestId },
  )
  return { message, ...place, extensions }
}

/** The error to tell the client, unless it is a fault. */
function knownOf(located: GraphQLError | undefined, cause: unknown): GraphQLError | undefined {
  for (const error of [located, cause])
    if (isErrorCode((error as GraphQLError | undefined)?.extensions?.code)) return error as GraphQLError
  if (cause instanceof InvalidPageError) return badUserInput(cause.message, { argument: cause.argument })
  // graphql-js refuses variables with GraphQLErrors alone, those of scalars as causes among them.
  if (located && !located.path && cause instanceof GraphQLError) return badUserInput(located.message)
  return undefined
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'
