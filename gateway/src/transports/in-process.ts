import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import { SubscriptionRefused } from '../executor/errors.ts'
import type { FetchContext, JsonObject, SubgraphFetch, SubgraphResult, SubgraphTransport } from '../executor/types.ts'
import { untilAborted } from './until-aborted.ts'

export interface InProcessOptions {
  readonly schema: GraphQLSchema
  /** Makes the subgraph's context value for one fetch, runs it and disposes the value. */
  readonly withContext: <T>(context: FetchContext, work: (contextValue: unknown) => Promise<T>) => Promise<T>
  /** Runs of a plan node before its operation is compiled: compiling costs milliseconds, so it has to come back. */
  readonly compileAfter?: number
  readonly cacheSize?: number
}

type Runner = (
  contextValue: unknown,
  variables: JsonObject,
  rootValue?: unknown,
) => ExecutionResult | Promise<ExecutionResult>

interface Entry {
  runs: number
  compiled: boolean
  run: Runner
}

/** A subgraph in the same process: a fetch is a function call with a parsed document, which the planner made valid. */
export function createInProcessTransport(options: InProcessOptions): SubgraphTransport {
  const { schema, withContext, compileAfter = 5, cacheSize = 2_000 } = options
  const entries = new LRUCache<object, Entry>({ max: cacheSize })

  const runnerOf = (fetch: SubgraphFetch): Runner => {
    let entry = entries.get(fetch.key)
    if (!entry) {
      entry = { runs: 0, compiled: false, run: interpreted(schema, fetch) }
      entries.set(fetch.key, entry)
    }
    if (!entry.compiled && entry.runs++ >= compileAfter) {
      entry.run = compiled(schema, fetch) ?? entry.run
      entry.compiled = true
    }
    return entry.run
  }

  return {
    execute: (fetch, context) => {
      const run = runnerOf(fetch)
      return withContext(context, async (contextValue) => asResult(await run(contextValue, fetch.variables)))
    },
    subscribe: (fetch, context) => subscribeInProcess(schema, withContext, runnerOf(fetch), fetch, context),
  }
}

function interpreted(schema: GraphQLSchema, { document, operationName }: SubgraphFetch): Runner {
  return (contextValue, variableValues, rootValue) =>
    execute({ schema, document, operationName, contextValue, variableValues, rootValue })
}

/** Undefined for what the compiler can't do. */
function compiled(schema: GraphQLSchema, { document, operationName }: SubgraphFetch): Runner | undefined {
  if (takesInputObjects(schema, document)) return undefined
  try {
    const query = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true })
    if (!isCompiledQuery(query)) return undefined
    const defaults = defaultsOf(document)
    return (contextValue, variables, rootValue) => query.query(rootValue, contextValue, { ...defaults, ...variables })
  } catch {
    return undefined
  }
}

/** The compiler forgets the default of a variable that is non-null, too. */
function defaultsOf(document: DocumentNode): JsonObject {
  const defaults: JsonObject = {}
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
      if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue) as JsonObject[string]
    }
  }
  return defaults
}

/** The compiler forgets the default of an input field that is non-null, and refuses whoever leaves the field out. */
function takesInputObjects(schema: GraphQLSchema, document: DocumentNode): boolean {
  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.variableDefinitions?.some(({ type }) => {
        const named = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1])
        return isInputObjectType(named && getNamedType(named))
      }),
  )
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
  run: Runner,
  fetch: SubgraphFetch,
  context: FetchContext,
): Promise<AsyncIterableIterator<SubgraphResult>> {
  const { document, operationName, variables } = fetch
  const { promise, resolve, reject } = Promise.withResolvers<AsyncIterableIterator<SubgraphResult>>()
  withContext(context, async (contextValue) => {
    const source = await createSourceEventStream({
      schema,
      document,
      operationName,
      contextValue,
      variableValues: variables,
    })
    if (!(Symbol.asyncIterator in source)) {
      throw new SubscriptionRefused(source.errors ?? [])
    }
    const ended = Promise.withResolvers<void>()
    const execute = (event: unknown) =>
      withContext(context, async (value) => asResult(await run(value, variables, event)))
    resolve(eventResults(source, execute, context.signal, ended.resolve))
    await ended.promise
  }).catch(reject)
  return promise
}

async function* eventResults(
  source: AsyncIterable<unknown>,
  execute: (event: unknown) => Promise<SubgraphResult>,
  signal: AbortSignal,
  onEnd: () => void,
): AsyncGenerator<SubgraphResult, void, void> {
  try {
    for await (const event of untilAborted(source, signal)) yield await execute(event)
  } finally {
    onEnd()
  }
}
