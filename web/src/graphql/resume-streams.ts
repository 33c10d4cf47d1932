import { ApolloLink } from '@apollo/client'
import type { GraphQLFormattedError } from 'graphql'
import { defer, filter, finalize, map, retry, tap, timer } from 'rxjs'
import type { Live } from './live.ts'

/** Codes of what ends a stream and passes: a service that is away, a gateway that stops or has a new schema, a limit, a slow page. */
const passing = new Set([
  'SCHEMA_CHANGED',
  'SERVER_CLOSING',
  'READER_TOO_SLOW',
  'SUBGRAPH_UNAVAILABLE',
  'RATE_LIMITED',
  'PLAN_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
  'UNAUTHENTICATED',
])

const longestWaitMs = 30_000

/**
 * Subscribes again when the server or the connection ends a stream that the page still wants, at growing intervals. Each
 * time that one has begun, the page is told, because what happened before was not sent: the gateway says so in a first
 * result of its own, when it is asked to.
 */
export const resumeStreams = ({ begun, over }: Pick<Live, 'begun' | 'over'>, firstWaitMs = 1_000): ApolloLink =>
  new ApolloLink((operation, forward) => {
    const { operationName = '' } = operation
    Object.assign(operation.extensions, { tellBegin: true })
    return defer(() => forward(operation)).pipe(
      tap(({ extensions }) => extensions?.hasBegun && begun(operationName)),
      filter(({ extensions }) => !extensions?.hasBegun),
      map((result) => {
        if (hasBroken(result)) throw new Error('The stream has ended.')
        return result
      }),
      retry({
        resetOnSuccess: true,
        delay: (_, attempt) => timer(Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs)),
      }),
      finalize(() => over(operationName)),
    )
  })

/** An answer with data goes on, whatever of it is missing. */
const hasBroken = ({ data, errors }: { data?: unknown; errors?: readonly GraphQLFormattedError[] }): boolean =>
  !data && !!errors?.some(({ extensions }) => passing.has(String(extensions?.code)))
