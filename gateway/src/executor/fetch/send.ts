import type { GraphQLError } from 'graphql'
import { type ErrorPath, readResult, unavailableError } from '../errors.ts'
import type { Run } from '../run.ts'
import type { TracedFetch } from '../trace.ts'
import type { JsonObject, SubgraphFetch, SubgraphResult } from '../types.ts'
import type { CompiledFetch } from './fetch.ts'
import type { FetchScope } from './fetch-scope.ts'

/** Makes an error at a place of the client's response. */
export type ErrorAt = (place: ErrorPath | undefined) => GraphQLError

/**
 * Sends one fetch. A failure becomes an error of the run, and the result is then undefined.
 * @param extra variables beside the client's: representations, contexts
 * @param fail takes what makes the error of a failure, at a place
 */
export async function send(
  fetch: CompiledFetch,
  run: Run,
  timeoutMs: number,
  extra: JsonObject | undefined,
  fail: (errorAt: ErrorAt) => void,
): Promise<SubgraphResult | undefined> {
  if (run.aborted) return undefined
  return received(fetch, request(fetch, run, run.openScope(timeoutMs), extra), fail)
}

/** The answer to a fetch; undefined where there is none, which `fail` is then told. */
export async function received(
  { serviceName, changes }: CompiledFetch,
  answer: Promise<SubgraphResult>,
  fail: (errorAt: ErrorAt) => void,
): Promise<SubgraphResult | undefined> {
  try {
    return await answer
  } catch (cause) {
    fail((place) => unavailableError(cause, serviceName, place, { changes }))
    return undefined
  }
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

/** One request to a subgraph, for as long as its scope lives, which is closed then. Rejects where there is no answer. */
export async function exchange(
  { serviceName, transport }: Pick<CompiledFetch, 'serviceName' | 'transport'>,
  run: Run,
  scope: FetchScope,
  described: Pick<TracedFetch, 'kind' | 'representations'>,
  bind: () => SubgraphFetch,
): Promise<SubgraphResult> {
  const traced = run.trace?.begin({ service: serviceName, ...described })
  try {
    if (!transport) throw new Error(`No transport for subgraph "${serviceName}"`)
    const result = readResult(await scope.race(transport.execute(bind(), scope)))
    traced?.(result.errors?.length ?? 0)
    return result
  } catch (cause) {
    traced?.(1)
    throw cause
  } finally {
    run.closeScope(scope)
  }
}
