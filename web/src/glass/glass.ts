import { ApolloLink } from '@apollo/client'
import { print } from 'graphql'
import { tap } from 'rxjs'

/** One call of a subgraph, in milliseconds since the operation began. */
export interface TracedFetch {
  service: string
  kind: string
  startMs: number
  durationMs: number
  /** Of how many entities it was asked; 0 for a root field. */
  representations: number
  errors: number
}

/** `extensions.trace` of the gateway's answer. */
export interface Trace {
  version: number
  plan: { cached: boolean; durationMs: number }
  totalMs: number
  cost: number
  fetches: TracedFetch[]
}

export interface SeenOperation {
  id: number
  name: string
  kind: string
  text: string
  variables: Record<string, unknown>
  at: Date
  /** Absent where the gateway traces nothing. */
  trace?: Trace
  plan?: unknown
  errors: number
}

const keptOperations = 30
const storageKey = 'plaza.glass'

/**
 * The developer's glass: whether it lies over the page, and the operations that were sent while it did. `?glass` in the
 * address puts it there.
 */
class Glass {
  #operations: readonly SeenOperation[] = []
  #isOn = sessionStorage.getItem(storageKey) === 'on' || new URLSearchParams(location.search).has('glass')
  #last = 0
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly isOn = (): boolean => this.#isOn

  /** The newest first. */
  readonly operations = (): readonly SeenOperation[] => this.#operations

  readonly toggle = (): void => {
    this.#isOn = !this.#isOn
    if (this.#isOn) sessionStorage.setItem(storageKey, 'on')
    else sessionStorage.removeItem(storageKey)
    this.#tell()
  }

  readonly clear = (): void => {
    this.#operations = []
    this.#tell()
  }

  add(operation: Omit<SeenOperation, 'id'>): void {
    this.#operations = [{ ...operation, id: ++this.#last }, ...this.#operations].slice(0, keptOperations)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const glass = new Glass()

/** Asks the gateway to trace each operation while the glass is on, and keeps what it answers. */
export const glassLink = new ApolloLink((operation, forward) => {
  if (!glass.isOn()) return forward(operation)
  operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
    headers: { ...headers, 'plaza-trace': 'true', 'apollo-expose-query-plan': 'true' },
  }))
  return forward(operation).pipe(
    tap(({ extensions, errors }) => {
      const { trace, apolloQueryPlan } = (extensions ?? {}) as {
        trace?: Trace
        apolloQueryPlan?: { object?: unknown; text?: string }
      }
      glass.add({
        name: operation.operationName ?? 'anonymous',
        kind: operation.operationType,
        text: print(operation.query),
        variables: operation.variables,
        at: new Date(),
        errors: errors?.length ?? 0,
        ...(trace && { trace }),
        ...(apolloQueryPlan && { plan: apolloQueryPlan.text ?? apolloQueryPlan.object }),
      })
    }),
  )
})
