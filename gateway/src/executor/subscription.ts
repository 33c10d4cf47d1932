import { badUserInput } from '@plaza/server'
import {
  DownstreamError,
  readErrors,
  readResult,
  SubgraphUnavailable,
  SubscriptionRefused,
  unavailableError,
} from './errors.ts'
import { compileFetch } from './fetch/fetch.ts'
import { acceptRootResult } from './fetch/root-fetch.ts'
import type { CompiledOperation } from './operation.ts'
import { Run } from './run.ts'
import { streamInTime } from './stream-in-time.ts'
import type { ExecutionRequest, JsonObject, PlanExecutionResult, SubgraphResult } from './types.ts'

/**
 * Runs a `{primary, rest}` plan: the primary subgraph's stream, and for each of its events the rest of the plan. Events
 * are taken one at a time and only when the client asks for the next, so a slow client slows its source.
 */
export async function subscribeToPlan(
  operation: CompiledOperation,
  request: ExecutionRequest,
  variables: JsonObject,
  project: (run: Run) => PlanExecutionResult,
): Promise<AsyncIterableIterator<PlanExecutionResult> | PlanExecutionResult> {
  if (!operation.subscription) {
    const { errors = [] } = request.permitted ?? {}
    return { errors: errors.length > 0 ? errors : [badUserInput('This operation is not a subscription.')] }
  }
  const { primary, setup } = operation.subscription
  const fetch = compileFetch(primary, setup)
  const { serviceName, transport } = fetch
  const controller = new AbortController()
  const abort = () => controller.abort(request.signal?.reason)
  request.signal?.addEventListener('abort', abort, { once: true })
  const stop = () => request.signal?.removeEventListener('abort', abort)
  const { fetchTimeoutMs } = setup
  const late = `it did not start the subscription within ${fetchTimeoutMs} ms`
  const tooLate = new SubgraphUnavailable(late)
  const timer = Number.isFinite(fetchTimeoutMs)
    ? setTimeout(() => controller.abort(tooLate), fetchTimeoutMs)
    : undefined

  let source: AsyncIterableIterator<SubgraphResult>
  try {
    if (!transport?.subscribe) throw new SubgraphUnavailable('No transport that streams')
    const bound = fetch.bind(new Run({ ...request, signal: undefined }, variables))
    const starting = transport.subscribe(bound, { request: request.context, signal: controller.signal })
    source = await streamInTime(starting, controller.signal)
  } catch (cause) {
    stop()
    const why = controller.signal.reason === tooLate ? late : ''
    // Whatever the subgraph has begun is of no use to anybody.
    controller.abort()
    request.signal?.throwIfAborted()
    if (cause instanceof SubscriptionRefused && cause.errors.length > 0) {
      return { errors: readErrors(cause.errors).map((error) => new DownstreamError(error, serviceName, undefined)) }
    }
    return { errors: [unavailableError(cause, serviceName, undefined, { why })] }
  } finally {
    clearTimeout(timer)
  }

  async function* events(): AsyncGenerator<PlanExecutionResult, void, void> {
    try {
      for await (const event of source) {
        const run = new Run(request, variables)
        try {
          acceptRootResult(fetch, readResult(event), run, [], [run.data])
          if (event.data) await operation.run?.(run)
          if (request.signal?.aborted) return
          yield project(run)
        } finally {
          run.end()
        }
      }
    } catch (cause) {
      if (request.signal?.aborted) return
      yield { errors: [unavailableError(cause, serviceName, undefined)] }
    } finally {
      stop()
      controller.abort()
    }
  }
  return cancellable(events(), controller)
}

/** A generator can't be ended while it waits; aborting what it waits for lets `return` through at once. */
function cancellable<T>(generator: AsyncGenerator<T, void, void>, controller: AbortController) {
  const iterator: AsyncIterableIterator<T> = {
    next: () => generator.next(),
    return: () => {
      controller.abort()
      return generator.return()
    },
    throw: (error: unknown) => {
      controller.abort()
      return generator.throw(error)
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
