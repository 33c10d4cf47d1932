import { InvalidPageError } from '@plaza/database'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../logger.ts'
import { badUserInput, codedError } from './coded-error.ts'
import { describe } from './describe.ts'
import { withoutQuotedValues } from './quoted-values.ts'
import { isErrorCode } from './registry.ts'

/**
 * What may leave the service: an error with a code of the registry as it is, without the values that its message quotes.
 * Everything else is a fault, which is logged here with its cause and answered with nothing but the request id.
 */
export function maskError(error: unknown, request: { log: Logger; requestId: string }): GraphQLFormattedError {
  const located = error instanceof Error && 'toJSON' in error ? (error as GraphQLError) : undefined
  const cause = located?.originalError ?? error
  const known = findKnown(located, cause)
  const told = known && known.extensions.code !== 'INTERNAL_SERVER_ERROR' ? known : fault(request.requestId)
  if (told !== known) {
    if (isAbort(cause)) request.log.debug({ path: located?.path }, 'the client went before its answer')
    else request.log.error({ err: describe(cause), path: located?.path }, 'resolver failed')
  }
  // Apollo Server's own errors say in `http` what their response is like.
  const { http: _, stacktrace: __, ...extensions } = told.extensions
  return {
    message: withoutQuotedValues(told.message),
    ...(located?.path && { path: located.path }),
    ...(located?.locations && { locations: located.locations }),
    extensions,
  }
}

/** The error with a code that this one is or stands for; none where something has just gone wrong. */
function findKnown(located: GraphQLError | undefined, cause: unknown): GraphQLError | undefined {
  for (const error of [located, cause as GraphQLError]) if (isErrorCode(error?.extensions?.code)) return error
  if (cause instanceof InvalidPageError) return badUserInput(cause.message, { argument: cause.argument })
  // graphql-js refuses variables with GraphQLErrors alone, those of scalars as causes among them.
  if (located && !located.path && cause instanceof GraphQLError) return badUserInput(located.message)
  return undefined
}

const fault = (requestId: string) =>
  codedError(
    'INTERNAL_SERVER_ERROR',
    `Something went wrong on our side. Mention request ${requestId} when you report it.`,
    { requestId },
  )

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'
