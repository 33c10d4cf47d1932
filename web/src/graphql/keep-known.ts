import { type ApolloCache, ApolloLink } from '@apollo/client'
import type { MissingTree } from '@apollo/client/cache'
import type { GraphQLFormattedError } from 'graphql'
import { map } from 'rxjs'
import { isOutage } from './failures.ts'

type Path = readonly (string | number)[]
type Values = Record<string, unknown>

/** What the cache has of an answer, and which fields of it it lacks. */
export interface Known {
  result: unknown
  missing?: MissingTree | undefined
}

/**
 * Puts what the cache knows into the place of a null that is an outage's. Without it `errorPolicy: 'all'` writes the null
 * into the cache, and a service that is away for a second wipes what every page shows of it.
 */
export const keepKnown = (cache: ApolloCache): ApolloLink =>
  new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map((answer) => {
        const lost = (answer.errors ?? []).filter(isOutage)
        if (!answer.data || lost.length === 0) return answer
        const { query, variables } = operation
        const { result, missing } = cache.diff({ query, variables, optimistic: false, returnPartialData: true })
        return { ...answer, data: withKnown(answer.data, { result, missing: missing?.missing }, lost) }
      }),
    ),
  )

/**
 * `data` with what is known where it is null for one of the errors: at or above the path of the error, or below it, where
 * the path is that of an object or of a list to which a service that is away was to give something.
 */
export function withKnown<T>(data: T, known: Known, errors: readonly GraphQLFormattedError[]): T {
  const isLost = (at: Path) => errors.some(({ path }) => path?.every((step, n) => n >= at.length || step === at[n]))
  return kept(data, known.result, known.missing, []) as T

  function kept(value: unknown, before: unknown, missing: MissingTree | undefined, at: Path): unknown {
    if (value === null) return before != null && isLost(at) ? whole(before, missing) : null
    if (Array.isArray(value)) {
      const list = Array.isArray(before) ? before : []
      return value.map((item, n) => kept(item, list[n], below(missing, n), [...at, n]))
    }
    if (!isObject(value) || !isObject(before)) return value
    // The same place of a list may hold another entity by now.
    if (value.id != null && value.id !== before.id) return value
    const copy: Values = {}
    for (const key of Object.keys(value)) copy[key] = kept(value[key], before[key], below(missing, key), [...at, key])
    return copy
  }
}

/** What is known only in part is not known, but for the viewer, every part of whom may be null. */
function whole(known: unknown, missing: MissingTree | undefined): unknown {
  if (missing === undefined) return known
  if (!isObject(known) || known.__typename !== 'Viewer' || typeof missing === 'string') return null
  const copy: Values = { ...known }
  for (const key of Object.keys(missing)) copy[key] = whole(copy[key], missing[key]) ?? null
  return copy
}

const below = (missing: MissingTree | undefined, key: string | number) =>
  typeof missing === 'object' ? missing[key] : missing

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null
