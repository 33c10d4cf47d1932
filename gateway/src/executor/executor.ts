import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { Problems } from './answer/problems.ts'
import { type CompiledOperation, compileOperation, operationParts, type PlannedOperation } from './operation.ts'
import { Run } from './run.ts'
import { subscribeToPlan } from './subscription.ts'
import type { ExecutionRequest, JsonObject, PlanExecutionResult, SubgraphTransport } from './types.ts'

export interface PlanExecutorOptions {
  /** What clients see; documents must be valid against it. */
  readonly apiSchema: GraphQLSchema
  /** What subgraphs see: it knows the types that clients don't. */
  readonly supergraphSchema: GraphQLSchema
  readonly plan: (
    document: DocumentNode,
    operationName: string | null | undefined,
  ) => PlannedOperation | Promise<PlannedOperation>
  /** Answers conditions that a plan must not have: such an operation is planned for each set of their values. */
  readonly settle?: SettleConditions | null
  readonly transports: ReadonlyMap<string, SubgraphTransport>
  /** A fetch that takes longer fails like one that can't connect. */
  readonly fetchTimeoutMs?: number
  /** Operations kept compiled. */
  readonly cacheSize?: number
  /** Told of each request whose plan was there, and of each that had to be planned or wait for it. */
  readonly onLookup?: (found: boolean) => void
}

type ToPrepare = Pick<ExecutionRequest, 'document' | 'operationName' | 'cacheKey' | 'permitted' | 'variables'>

type SettleConditions = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: ExecutionRequest['variables'],
) => { readonly document: DocumentNode; readonly conditions: string } | undefined

const nothing: PlannedOperation = { plan: { kind: 'QueryPlan' }, clientKeys: new Map() }

export interface PlanExecutor {
  execute(request: ExecutionRequest): Promise<PlanExecutionResult>
  /** Resolves to a result when the subscription can't start. */
  subscribe(request: ExecutionRequest): Promise<AsyncIterableIterator<PlanExecutionResult> | PlanExecutionResult>
  /** Plans and compiles, so that the first request finds it done. */
  warm(request: ToPrepare): Promise<void>
  /** Operations compiled now. */
  readonly size: number
  /** Requests and subscriptions that run now, or wait for their plan. */
  readonly running: number
}

export function createPlanExecutor(options: PlanExecutorOptions): PlanExecutor {
  const { apiSchema, supergraphSchema, transports, fetchTimeoutMs = 30_000, cacheSize = 2_000 } = options
  const cache = new LRUCache<object | string, CompiledOperation>({ max: cacheSize })

  const settledKeys = new WeakMap<object, Map<string, object>>()
  const keyOf = (whole: object | string, conditions: string): object | string => {
    if (typeof whole === 'string') return `${whole} ${conditions}`
    const keys = settledKeys.get(whole) ?? new Map<string, object>()
    settledKeys.set(whole, keys)
    const key = keys.get(conditions) ?? {}
    keys.set(conditions, key)
    return key
  }

  const underway = new Map<object | string, Promise<CompiledOperation>>()

  /** At once for what is known or planned synchronously; requests that come while an operation is planned share its plan. */
  const compile = (request: ToPrepare): CompiledOperation | Promise<CompiledOperation> => {
    const { document, operationName, permitted } = request
    const parts = operationParts(document, operationName)
    const restricted = permitted && permitted.errors.length > 0 ? permitted : undefined
    // A document of several operations has several plans; the operation's own node tells them apart.
    const toPlan = restricted ? restricted.document : document
    const settled = toPlan && options.settle?.(toPlan, parts.operation, request.variables)
    const whole =
      restricted ?? (request.cacheKey === undefined ? parts.operation : `${request.cacheKey} ${operationName}`)
    const key = settled ? keyOf(whole, settled.conditions) : whole
    const known = cache.get(key)
    options.onLookup?.(known !== undefined)
    if (known) return known
    const waiting = underway.get(key)
    if (waiting) return waiting
    const finish = (planned: PlannedOperation): CompiledOperation => {
      const compiled = compileOperation(apiSchema, parts, planned, {
        supergraphSchema,
        transports,
        fetchTimeoutMs,
        partial: restricted !== undefined,
      })
      cache.set(key, compiled)
      return compiled
    }
    const planned = toPlan ? options.plan(settled?.document ?? toPlan, operationName) : nothing
    if (!(planned instanceof Promise)) return finish(planned)
    const compiling = planned.then(finish).finally(() => underway.delete(key))
    underway.set(key, compiling)
    return compiling
  }

  const bind = (operation: CompiledOperation, request: ExecutionRequest): Prepared | PlanExecutionResult => {
    try {
      const { variableDefinitions = [] } = operation.parts.operation
      const values = getVariableValues(apiSchema, variableDefinitions, (request.variables ?? {}) as JsonObject)
      if (values.errors) return { errors: values.errors }
      return { operation, variables: values.coerced, project: projector(operation, values.coerced) }
    } catch (error) {
      return failed(error)
    }
  }

  const prepare = (request: ExecutionRequest) => {
    try {
      const operation = compile(request)
      if (!(operation instanceof Promise)) return bind(operation, request)
      return operation.then((planned) => {
        request.signal?.throwIfAborted()
        return bind(planned, request)
      }, failed)
    } catch (error) {
      return failed(error)
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
    warm: async (request) => void (await compile(request)),
    execute: async (request) => {
      request.signal?.throwIfAborted()
      running++
      try {
        const preparing = prepare(request)
        const prepared = preparing instanceof Promise ? await preparing : preparing
        if (!('operation' in prepared)) return prepared
        if (prepared.operation.subscription) {
          return { errors: [new GraphQLError('A subscription needs a transport that streams.')] }
        }
        const run = new Run(request, prepared.variables)
        try {
          await prepared.operation.run?.(run)
          request.signal?.throwIfAborted()
          return prepared.project(run)
        } finally {
          run.end()
        }
      } finally {
        running--
      }
    },
    subscribe: async (request) => {
      request.signal?.throwIfAborted()
      running++
      try {
        const prepared = await prepare(request)
        if (!('operation' in prepared)) return prepared
        const events = await subscribeToPlan(prepared.operation, request, prepared.variables, prepared.project)
        return Symbol.asyncIterator in events ? counted(events) : events
      } finally {
        running--
      }
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

function failed(error: unknown): PlanExecutionResult {
  if (!(error instanceof Error)) throw error
  const known = error instanceof GraphQLError || 'locations' in error
  return { errors: [known ? (error as GraphQLError) : new GraphQLError(error.message, { originalError: error })] }
}
