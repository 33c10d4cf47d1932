import { ApolloLink } from '@apollo/client'
import type { GraphQLFormattedError } from 'graphql'
import { defer, map, retry, tap, timer } from 'rxjs'

/** Codes of what ends a stream and passes: a service that is away, a gateway that stops or has a new schema, a limit. */
const passing = new Set([
  'SCHEMA_CHANGED',
  'SERVER_CLOSING',
  'SUBGRAPH_UNAVAILABLE',
  'RATE_LIMITED',
  'PLAN_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
  'UNAUTHENTICATED',
])

const longestWaitMs = 30_000

/**
 * Subscribes again when the server or the connection ends a stream that the page still wants, at growing intervals.
 * `onResumed` is called when it flows again, because what happened in between was not sent.
 */
export const resumeStreams = (onResumed: () => void, firstWaitMs = 1_000): ApolloLink =>
  new ApolloLink((operation, forward) => {
    let isBroken = false
    return defer(() => {
      if (isBroken) onResumed()
      isBroken = false
      return forward(operation)
    }).pipe(
      map((result) => {
        if (hasBroken(result)) throw new Error('The stream has ended.')
        return result
      }),
      tap({
        error: () => {
          isBroken = true
        },
      }),
      retry({
        resetOnSuccess: true,
        delay: (_, attempt) => timer(Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs)),
      }),
    )
  })

/** An answer with data goes on, whatever of it is missing. */
const hasBroken = ({ data, errors }: { data?: unknown; errors?: readonly GraphQLFormattedError[] }): boolean =>
  !data && !!errors?.some(({ extensions }) => passing.has(String(extensions?.code)))
