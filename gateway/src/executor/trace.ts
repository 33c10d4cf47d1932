import type { QueryPlan } from '@apollo/query-planner'

/** One fetch of a request, or several that were sent as one; times in milliseconds, `startMs` since the request came. */
export interface TracedFetch {
  readonly service: string
  readonly kind: 'query' | 'mutation' | 'entities'
  readonly startMs: number
  readonly durationMs: number
  /** Entities that it asked for; 0 for fields of the root. */
  readonly representations: number
  readonly errors: number
}

/** What a request that is traced took. It has names of services and numbers: nothing that was asked or answered. */
export class ExecutionTrace {
  readonly fetches: TracedFetch[] = []
  /** The plan that ran; undefined where there was none to run. */
  plan: QueryPlan | undefined
  isPlanCached = false
  planMs = 0
  readonly #startedAt: number

  /** @param startedAt when the request came, by `performance.now()` */
  constructor(startedAt: number) {
    this.#startedAt = startedAt
  }

  /** Milliseconds since the request came, to the microsecond. */
  elapsedMs(): number {
    return roundMs(performance.now() - this.#startedAt)
  }

  /** Notes the start of a fetch; what it gives notes the end, with the number of errors. */
  begin(fetch: Pick<TracedFetch, 'service' | 'kind' | 'representations'>): (errors: number) => void {
    const startMs = this.elapsedMs()
    return (errors) => {
      this.fetches.push({ ...fetch, startMs, durationMs: roundMs(this.elapsedMs() - startMs), errors })
    }
  }
}

const roundMs = (ms: number) => Math.round(ms * 1_000) / 1_000
