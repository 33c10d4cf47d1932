import { type DocumentNode, GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type CompiledOperation, compileOperation, operationParts, type PlannedOperation } from './operation.ts'
import { Problems } from './problems.ts'
import { Run } from './run.ts'
import { subscribeToPlan } from './subscription.ts'
import type { ExecutionRequest, JsonObject, PlanExecutionResult, SubgraphTransport } from './types.ts'

export interface PlanExecutorOptions {
  /** What clients see; documents must be valid against it. */
  readonly apiSchema: GraphQLSchema
  /** What subgraphs see: it knows the types that clients don't. */
  readonly supergraphSchema: GraphQLSchema
  readonly plan: (document: DocumentNode, operationName: string | null | undefined) => PlannedOperation
  readonly transports: ReadonlyMap<string, SubgraphTransport>
  /** A fetch that takes longer fails like one that can't connect. */
  readonly fetchTimeoutMs?: number
  /** Operations kept compiled. */
  readonly cacheSize?: number
  /** Told of each operation that had to be planned, with the time it took. */
  readonly onPlanned?: (planned: { readonly durationMs: number; readonly cached: number }) => void
}

type ToPrepare = Pick<ExecutionRequest, 'document' | 'operationName' | 'cacheKey' | 'permitted'>

const nothing: PlannedOperation = { plan: { kind: 'QueryPlan' }, clientKeys: new Map() }

export interface PlanExecutor {
  execute(request: ExecutionRequest): Promise<PlanExecutionResult>
  /** Resolves to a result when the subscription can't start. */
  subscribe(request: ExecutionRequest): Promise<AsyncIterableIterator<PlanExecutionResult> | PlanExecutionResult>
  /** Plans and compiles, so that the first request finds it done. */
  warm(request: ToPrepare): void
  /** Operations compiled now. */
  readonly size: number
  /** Requests and subscriptions that run now. */
  readonly running: number
}

export function createPlanExecutor(options: PlanExecutorOptions): PlanExecutor {
  const { apiSchema, supergraphSchema, transports, fetchTimeoutMs = 30_000, cacheSize = 2_000 } = options
  const cache = new LRUCache<object | string, CompiledOperation>({ max: cacheSize })

  const compile = (request: ToPrepare): CompiledOperation => {
    const { document, operationName, permitted } = request
    const parts = operationParts(document, operationName)
    const restricted = permitted && permitted.errors.length > 0 ? permitted : undefined
    // A document of several operations has several plans; the operation's own node tells them apart.
    const key =
      restricted ?? (request.cacheKey === undefined ? parts.operation : `${request.cacheKey} ${operationName}`)
    const known = cache.get(key)
    if (known) return known
    const started = performance.now()
    const planned =
      restricted?.document === null ? nothing : options.plan(restricted?.document ?? document, operationName)
    const compiled = compileOperation(apiSchema, parts, planned, {
      supergraphSchema,
      transports,
      fetchTimeoutMs,
      partial: restricted !== undefined,
    })
    cache.set(key, compiled)
    options.onPlanned?.({ durationMs: performance.now() - started, cached: cache.size })
    return compiled
  }

  const prepare = (request: ExecutionRequest): Prepared | PlanExecutionResult => {
    try {
      const operation = compile(request)
      const { variableDefinitions = [] } = operation.parts.operation
      const values = getVariableValues(apiSchema, variableDefinitions, (request.variables ?? {}) as JsonObject)
      if (values.errors) return { errors: values.errors }
      return { operation, variables: values.coerced, project: projector(operation, values.coerced) }
    } catch (error) {
      if (error instanceof Error) return { errors: [toGraphQLError(error)] }
      throw error
    }
  }

  let running = 0
  const counted = (events: AsyncIterableIterator<PlanExecutionResult>): AsyncIterableIterator<PlanExecutionResult> => {
    running++
    return onceOver(events, () => running--)
  }

  return {
    get size() {
      return cache.size
    },
    get running() {
      return running
    },
    warm: (request) => void compile(request),
    execute: async (request) => {
      request.signal?.throwIfAborted()
      const prepared = prepare(request)
      if (!('operation' in prepared)) return prepared
      if (prepared.operation.subscription) {
        return { errors: [new GraphQLError('A subscription needs a transport that streams.')] }
      }
      const run = new Run(request, prepared.variables)
      running++
      try {
        await prepared.operation.run?.(run)
        request.signal?.throwIfAborted()
        return prepared.project(run)
      } finally {
        running--
        run.end()
      }
    },
    subscribe: async (request) => {
      request.signal?.throwIfAborted()
      const prepared = prepare(request)
      if (!('operation' in prepared)) return prepared
      const events = await subscribeToPlan(prepared.operation, request, prepared.variables, prepared.project)
      return Symbol.asyncIterator in events ? counted(events) : events
    },
  }
}

function onceOver<T>(events: AsyncIterableIterator<T>, tell: () => void): AsyncIterableIterator<T> {
  let over = false
  const end = () => {
    if (!over) tell()
    over = true
  }
  const iterator: AsyncIterableIterator<T> = {
    next: async () => {
      const next = await events.next()
      if (next.done) end()
      return next
    },
    return: async () => {
      end()
      return (await events.return?.()) ?? { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

interface Prepared {
  readonly operation: CompiledOperation
  readonly variables: JsonObject
  readonly project: (run: Run) => PlanExecutionResult
}

/** The last pass: from the merged tree to what the client asked for. */
function projector(operation: CompiledOperation, variables: JsonObject): (run: Run) => PlanExecutionResult {
  const projection = operation.projectionFor(variables)
  return (run) => {
    const problems = new Problems(variables)
    const data = projection(run.data, problems)
    if (run.errors.length > 0) return { errors: run.errors, data }
    if (problems.count === 0) return { data }
    // A bad value that is only its own loss is noted beside the errors, as Apollo's gateways do.
    const errors = problems.fatal()
    const extensions = { valueCompletion: problems.all().map((error) => error.toJSON()) }
    return errors.length > 0 ? { errors, data, extensions } : { data, extensions }
  }
}

function toGraphQLError(error: Error): GraphQLError {
  return error instanceof GraphQLError || 'locations' in error
    ? (error as GraphQLError)
    : new GraphQLError(error.message, { originalError: error })
}
