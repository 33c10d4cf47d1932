import { badUserInput } from '@plaza/server'
import { DownstreamError, readErrors, SubgraphUnavailable, SubscriptionRefused, unavailableError } from './errors.ts'
import { compileFetch } from './fetch/fetch.ts'
import type { LiveEvents, LiveStream } from './live/events.ts'
import type { CompiledOperation } from './operation.ts'
import { Run } from './run.ts'
import { streamInTime } from './stream-in-time.ts'
import type { ExecutionRequest, JsonObject, PlanExecutionResult, SubgraphResult } from './types.ts'

/** An operation that is bound to the variables of a request. */
export interface Prepared {
  readonly operation: CompiledOperation
  readonly variables: JsonObject
  readonly project: (run: Run) => PlanExecutionResult
}

/**
 * Runs a `{primary, rest}` plan: the primary subgraph's stream, and for each of its events the rest of the plan. Events
 * are taken one at a time, and only when the next is asked for.
 */
export async function subscribeToPlan(
  request: ExecutionRequest,
  { operation, variables, project }: Prepared,
  liveEvents: LiveEvents,
): Promise<AsyncIterableIterator<PlanExecutionResult> | PlanExecutionResult> {
  if (!operation.subscription) {
    const { errors = [] } = request.permitted ?? {}
    return { errors: errors.length > 0 ? errors : [badUserInput('This operation is not a subscription.')] }
  }
  const { primary, setup } = operation.subscription
  const fetch = compileFetch(primary, setup)
  const { serviceName, transport } = fetch
  const controller = new AbortController()
  const { signal } = controller
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
    const starting = transport.subscribe(bound, { request: request.context, signal, isShared: true })
    source = await streamInTime(starting, signal)
  } catch (cause) {
    stop()
    const why = signal.reason === tooLate ? late : ''
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

  const variablesText = JSON.stringify([request.variables ?? {}, variables])
  let giveUp = (_: unknown): void => {}
  signal.addEventListener('abort', () => giveUp(signal.reason), { once: true })
  /** Others may be answered with it, so the answer itself goes on when this stream ends. */
  const answerInTime = (event: SubgraphResult) =>
    new Promise<PlanExecutionResult>((resolve, reject) => {
      giveUp = reject
      liveEvents.answer(stream, event).then(resolve, reject)
    })
  const stream: LiveStream = { operation, primary: fetch, request, variables, variablesText, project }

  async function* events(): AsyncGenerator<PlanExecutionResult, void, void> {
    try {
      for await (const event of source) {
        const result = await answerInTime(event)
        if (signal.aborted) return
        yield result
      }
    } catch (cause) {
      if (signal.aborted) return
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
