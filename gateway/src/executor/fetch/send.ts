import type { GraphQLError } from 'graphql'
import { type ErrorPath, readResult, unavailableError } from '../errors.ts'
import type { Run } from '../run.ts'
import type { TracedFetch } from '../trace.ts'
import type { JsonObject, SubgraphFetch, SubgraphResult } from '../types.ts'
import type { CompiledFetch } from './fetch.ts'
import type { FetchScope } from './fetch-scope.ts'

/** Makes an error at a place of the client's response. */
export type ErrorAt = (place: ErrorPath | undefined) => GraphQLError

/** What becomes of a fetch. */
export interface Outcome {
  accept(result: SubgraphResult): void
  /** Takes what makes the error of a failure, at a place. */
  fail(errorAt: ErrorAt): void
}

/**
 * Sends one fetch; a failure is no rejection.
 * @param extra variables beside the client's: representations, contexts
 */
export function send(
  fetch: CompiledFetch,
  run: Run,
  timeoutMs: number,
  extra: JsonObject | undefined,
  outcome: Outcome,
): Promise<void> | undefined {
  if (run.aborted) return undefined
  return received(fetch, request(fetch, run, run.openScope(timeoutMs), extra), outcome)
}

/** Tells the outcome of a fetch. */
export function received(
  { serviceName, changes }: CompiledFetch,
  answer: Promise<SubgraphResult>,
  { accept, fail }: Outcome,
): Promise<void> {
  return answer.then(accept, (cause) => fail((place) => unavailableError(cause, serviceName, place, { changes })))
}

/** Sends one fetch as it is. Rejects where there is no answer. */
export function request(
  fetch: CompiledFetch,
  run: Run,
  scope: FetchScope,
  extra: JsonObject | undefined,
): Promise<SubgraphResult> {
  const asked = extra?.representations as readonly unknown[] | undefined
  const kind = asked ? 'entities' : fetch.changes ? 'mutation' : 'query'
  return exchange(fetch, run, scope, { kind, representations: asked?.length ?? 0 }, () => fetch.bind(run, extra))
}

/**
 * One request to a subgraph, for as long as its scope lives, which is closed then. Rejects where there is no answer. By
 * callbacks, since an asynchronous function takes several turns for what is one here.
 */
export function exchange(
  { serviceName, transport }: Pick<CompiledFetch, 'serviceName' | 'transport'>,
  run: Run,
  scope: FetchScope,
  described: Pick<TracedFetch, 'kind' | 'representations'>,
  bind: () => SubgraphFetch,
): Promise<SubgraphResult> {
  const traced = run.trace?.begin({ service: serviceName, ...described })
  return new Promise((resolve, reject) => {
    let isOver = false
    const end = (errors: number): void => {
      isOver = true
      traced?.(errors)
      run.closeScope(scope)
    }
    const fail = (cause: unknown): void => {
      if (isOver) return
      end(1)
      reject(cause)
    }
    const accept = (answer: SubgraphResult): void => {
      if (isOver) return
      let result: SubgraphResult
      try {
        result = readResult(answer)
      } catch (cause) {
        // Nobody would hear of it otherwise.
        fail(cause)
        return
      }
      end(result.errors?.length ?? 0)
      resolve(result)
    }
    try {
      if (!transport) throw new Error(`No transport for subgraph "${serviceName}"`)
      transport.execute(bind(), scope).then(accept, fail)
      scope.whenGivenUp(fail)
    } catch (cause) {
      fail(cause)
    }
  })
}
