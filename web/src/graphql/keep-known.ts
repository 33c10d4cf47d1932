import { type ApolloCache, ApolloLink } from '@apollo/client'
import type { GraphQLFormattedError } from 'graphql'
import { map } from 'rxjs'

/** Codes of a service that is away. What a person may not see is null without one of them, and has to vanish. */
const outages = new Set(['SUBGRAPH_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'PLAN_TIMEOUT'])

/**
 * Puts what the cache knows into the place of a null that is an outage's. Without it `errorPolicy: 'all'` writes the null
 * into the cache, and a service that is away for a second wipes what every page shows of it.
 */
export const keepKnown = (cache: ApolloCache): ApolloLink =>
  new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map((result) => {
        const lost = (result.errors ?? []).filter(({ extensions }) => outages.has(String(extensions?.code)))
        if (!result.data || lost.length === 0) return result
        const { result: known } = cache.diff({
          query: operation.query,
          variables: operation.variables,
          optimistic: false,
          returnPartialData: true,
        })
        return { ...result, data: withKnown(result.data, known, lost) }
      }),
    ),
  )

/** `data` with what `known` has where an error's path ends in null. */
export function withKnown<T>(data: T, known: unknown, errors: readonly GraphQLFormattedError[]): T {
  const copy = structuredClone(data)
  for (const { path } of errors) if (path) restore(copy, known, path)
  return copy
}

function restore(into: unknown, from: unknown, path: readonly (string | number)[]): void {
  let to = into as Record<string | number, unknown>
  let known = from as Record<string | number, unknown> | undefined
  for (const step of path) {
    if (to == null || known == null || typeof known !== 'object') return
    if (to[step] == null) {
      if (known[step] != null) to[step] = known[step]
      return
    }
    const next = known[step] as Record<string, unknown> | undefined
    to = to[step] as typeof to
    // The same place of a list may hold another entity by now.
    if (next && to && next.id !== (to as Record<string, unknown>).id) return
    known = next
  }
}
