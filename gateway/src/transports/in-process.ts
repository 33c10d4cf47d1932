import { isPassedOver, type RunOperation, recurringOperation, untilAborted } from '@plaza/server'
import { createSourceEventStream, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { SubscriptionRefused } from '../executor/errors.ts'
import { copyOf } from '../executor/live/copy.ts'
import { streamInTime } from '../executor/stream-in-time.ts'
import type { FetchContext, JsonObject, SubgraphFetch, SubgraphResult, SubgraphTransport } from '../executor/types.ts'

export interface InProcessOptions {
  readonly schema: GraphQLSchema
  /** Makes the subgraph's context value for one fetch, runs it and disposes the value. */
  readonly withContext: <T>(context: FetchContext, work: (contextValue: unknown) => Promise<T>) => Promise<T>
  /** Answers together what many are shown of one event; each is answered alone without it. */
  readonly answerTogether?: ((context: FetchContext, ask: TogetherAsk) => Promise<ExecutionResult>) | undefined
}

/** What one of many is to be shown. */
export interface TogetherAsk {
  /** The same function for the same operation. */
  readonly run: RunOperation
  readonly variables: JsonObject
  /** The same object for all who are shown it; undefined for a query. */
  readonly event: unknown
}

/**
 * A transport to a schema in the same process: a fetch is a function call with a parsed document, which the planner
 * made valid.
 */
export function createInProcessTransport(options: InProcessOptions): SubgraphTransport {
  const { schema, withContext, answerTogether } = options
  // For as long as the plan is kept that the fetch belongs to.
  const operations = new WeakMap<object, RunOperation>()

  const operationOf = (fetch: SubgraphFetch): RunOperation => {
    let run = operations.get(fetch.key)
    if (!run) {
      run = recurringOperation(schema, fetch)
      operations.set(fetch.key, run)
    }
    return run
  }

  return {
    execute: async (fetch, context) => {
      const run = operationOf(fetch)
      if (context.isShared && answerTogether) {
        return sharedResult(await answerTogether(context, { run, variables: fetch.variables, event: undefined }))
      }
      return withContext(context, async (contextValue) => asResult(await run(contextValue, fetch.variables)))
    },
    subscribe: (fetch, context) => {
      const run = operationOf(fetch)
      const { variables } = fetch
      const answer = async (event: unknown): Promise<SubgraphResult | null> => {
        if (answerTogether) {
          const result = await answerTogether(context, { run, variables, event })
          if (isPassedOver(result)) return null
          return context.isShared ? sharedResult(result) : ownCopy(sharedResult(result))
        }
        const result = await withContext(context, async (value) => run(value, variables, event))
        return isPassedOver(result) ? null : asResult(result)
      }
      return subscribeInProcess(schema, withContext, answer, fetch, context)
    },
  }
}

function asResult({ data, errors }: ExecutionResult): SubgraphResult {
  return errors ? { data: data as JsonObject, errors } : { data: data as JsonObject }
}

const sharedResults = new WeakMap<ExecutionResult, SubgraphResult>()

/** The same object for the same result. */
function sharedResult(result: ExecutionResult): SubgraphResult {
  const known = sharedResults.get(result) ?? asResult(result)
  sharedResults.set(result, known)
  return known
}

const ownCopy = (result: SubgraphResult): SubgraphResult => ({ ...result, data: copyOf(result.data) })

/**
 * The stream has a context value for as long as it lives and each event one of its own, so that a subscription of
 * hours holds nothing that a request of milliseconds would.
 */
function subscribeInProcess(
  schema: GraphQLSchema,
  withContext: InProcessOptions['withContext'],
  answer: (event: unknown) => Promise<SubgraphResult | null>,
  fetch: SubgraphFetch,
  context: FetchContext,
): Promise<AsyncIterableIterator<SubgraphResult>> {
  const { document, operationName, variables } = fetch
  const { promise, resolve, reject } = Promise.withResolvers<AsyncIterableIterator<SubgraphResult>>()
  withContext(context, async (contextValue) => {
    const starting = createSourceEventStream({
      schema,
      document,
      operationName,
      contextValue,
      variableValues: variables,
    })
    const source = await streamInTime(starting, context.signal)
    if (!(Symbol.asyncIterator in source)) {
      throw new SubscriptionRefused(source.errors ?? [])
    }
    const ended = Promise.withResolvers<void>()
    // A generator that nobody has begun to read ends without a word.
    context.signal.addEventListener('abort', () => ended.resolve(), { once: true })
    resolve(eventResults(source, answer, context.signal, ended.resolve))
    await ended.promise
  }).catch(reject)
  return promise
}

async function* eventResults(
  source: AsyncIterable<unknown>,
  answer: (event: unknown) => Promise<SubgraphResult | null>,
  signal: AbortSignal,
  onEnd: () => void,
): AsyncGenerator<SubgraphResult, void, void> {
  try {
    for await (const event of untilAborted(source, signal)) {
      const result = await answer(event)
      if (result) yield result
    }
  } finally {
    onEnd()
  }
}
