import { isPassedOver, type RunOperation, recurringOperation, untilAborted } from '@plaza/server'
import { createSourceEventStream, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { SubscriptionRefused } from '../executor/errors.ts'
import { streamInTime } from '../executor/stream-in-time.ts'
import type { FetchContext, JsonObject, SubgraphFetch, SubgraphResult, SubgraphTransport } from '../executor/types.ts'

export interface InProcessOptions {
  readonly schema: GraphQLSchema
  /** Makes the subgraph's context value for one fetch, runs it and disposes the value. */
  readonly withContext: <T>(context: FetchContext, work: (contextValue: unknown) => Promise<T>) => Promise<T>
}

/**
 * A transport to a schema in the same process: a fetch is a function call with a parsed document, which the planner
 * made valid.
 */
export function createInProcessTransport(options: InProcessOptions): SubgraphTransport {
  const { schema, withContext } = options
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
    execute: (fetch, context) => {
      const run = operationOf(fetch)
      return withContext(context, async (contextValue) => asResult(await run(contextValue, fetch.variables)))
    },
    subscribe: (fetch, context) => subscribeInProcess(schema, withContext, operationOf(fetch), fetch, context),
  }
}

function asResult({ data, errors }: ExecutionResult): SubgraphResult {
  return errors ? { data: data as JsonObject, errors } : { data: data as JsonObject }
}

/**
 * The stream has a context value for as long as it lives and each event one of its own, so that a subscription of
 * hours holds nothing that a request of milliseconds would.
 */
function subscribeInProcess(
  schema: GraphQLSchema,
  withContext: InProcessOptions['withContext'],
  run: RunOperation,
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
    const execute = (event: unknown) => withContext(context, async (value) => run(value, variables, event))
    resolve(eventResults(source, execute, context.signal, ended.resolve))
    await ended.promise
  }).catch(reject)
  return promise
}

async function* eventResults(
  source: AsyncIterable<unknown>,
  execute: (event: unknown) => Promise<ExecutionResult>,
  signal: AbortSignal,
  onEnd: () => void,
): AsyncGenerator<SubgraphResult, void, void> {
  try {
    for await (const event of untilAborted(source, signal)) {
      const result = await execute(event)
      if (!isPassedOver(result)) yield asResult(result)
    }
  } finally {
    onEnd()
  }
}
