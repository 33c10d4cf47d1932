import type { GraphQLError } from 'graphql'
import { Absences } from './fetch/absences.ts'
import { Failures } from './fetch/failures.ts'
import { FetchScope } from './fetch/fetch-scope.ts'
import type { ExecutionTrace } from './trace.ts'
import type { ExecutionRequest, JsonObject } from './types.ts'

/** The errors of a fetch that got nothing, at the places of the response that it leaves empty. */
export type Loss = (response: JsonObject | null) => readonly GraphQLError[]

/** Everything one request changes while it runs. Made anew for each, and for each event of a subscription. */
export class Run {
  data: JsonObject = {}
  readonly errors: GraphQLError[]
  /** Of fetches that got nothing: what to tell of them is known by what the response lacks. */
  readonly losses: Loss[] = []
  readonly failures = new Failures()
  readonly absences = new Absences()
  readonly request: unknown
  readonly signal: AbortSignal | undefined
  readonly trace: ExecutionTrace | undefined
  /** As the client sent them: what subgraphs get. */
  readonly provided: JsonObject
  /** Coerced, with defaults: what conditions and the projection go by. */
  readonly variables: JsonObject
  /** Fetches that wait for others of the same moment, by subgraph. */
  waiting: Map<string, unknown[]> | undefined
  readonly #active = new Set<FetchScope>()
  readonly #onAbort = () => {
    for (const scope of this.#active) scope.abort(this.signal?.reason)
  }

  constructor(request: ExecutionRequest, variables: JsonObject) {
    this.request = request.context
    this.signal = request.signal
    this.trace = request.trace
    this.provided = (request.variables ?? {}) as JsonObject
    this.variables = variables
    this.errors = [...(request.permitted?.errors ?? [])]
    this.signal?.addEventListener('abort', this.#onAbort, { once: true })
  }

  get aborted(): boolean {
    return this.signal?.aborted ?? false
  }

  /** @param spentMs how much of the time is over already */
  openScope(timeoutMs: number, spentMs = 0): FetchScope {
    const scope = new FetchScope(this.request, timeoutMs, spentMs)
    this.#active.add(scope)
    return scope
  }

  closeScope(scope: FetchScope): void {
    scope.close()
    this.#active.delete(scope)
  }

  /** Must be called when the request is over: the client's signal may outlive it. */
  end(): void {
    this.signal?.removeEventListener('abort', this.#onAbort)
  }
}
