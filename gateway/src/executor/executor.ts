import { badUserInput, codedError } from '@plaza/server'
import { GraphQLError } from 'graphql'
import { Problems } from './answer/problems.ts'
import { LiveEvents } from './live/events.ts'
import type { CompiledOperation } from './operation.ts'
import { createOperationCache, type OperationRequest, type PlanExecutorOptions } from './operation-cache.ts'
import { Run } from './run.ts'
import { type Prepared, subscribeToPlan } from './subscription.ts'
import type { ExecutionRequest, JsonObject, PlanExecutionResult } from './types.ts'

export interface PlanExecutor {
  /**
   * Runs a query or mutation. What goes wrong is in the result's errors; rejects with the signal's reason when it is
   * aborted.
   */
  execute(request: ExecutionRequest): Promise<PlanExecutionResult>
  /**
   * Starts a subscription: its results, or one result with errors where it can't start. Rejects with the signal's
   * reason when it is aborted before.
   */
  subscribe(request: ExecutionRequest): Promise<AsyncIterableIterator<PlanExecutionResult> | PlanExecutionResult>
  /** Plans and compiles an operation before it is asked for. Rejects where it can't be planned. */
  warm(request: OperationRequest): Promise<void>
  /** Operations compiled now. */
  readonly size: number
  /** Requests and subscriptions that run now, or wait for their plan. */
  readonly running: number
}

/** An executor for one supergraph: plans and compiles each operation once, then runs what was compiled. */
export function createPlanExecutor(options: PlanExecutorOptions): PlanExecutor {
  const operations = createOperationCache(options)
  const liveEvents = new LiveEvents()

  const bind = (operation: CompiledOperation, request: ExecutionRequest): Prepared | PlanExecutionResult => {
    try {
      const values = operation.readVariables((request.variables ?? {}) as JsonObject)
      if (values.errors) return { errors: values.errors }
      return { operation, variables: values.coerced, project: projector(operation, values.coerced) }
    } catch (error) {
      return failed(error)
    }
  }

  const prepare = (request: ExecutionRequest) => {
    try {
      const operation = operations.get(request)
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
      return operations.size
    },
    get running() {
      return running
    },
    warm: async (request) => void (await operations.get(request)),
    execute: async (request) => {
      request.signal?.throwIfAborted()
      running++
      try {
        const { trace } = request
        const askedAtMs = trace?.elapsedMs()
        const preparing = prepare(request)
        const prepared = preparing instanceof Promise ? await preparing : preparing
        if (!('operation' in prepared)) return prepared
        if (trace) {
          trace.plan = prepared.operation.plan
          // A plan that is there is had at once.
          trace.isPlanCached = !(preparing instanceof Promise)
          trace.planMs = trace.elapsedMs() - askedAtMs!
        }
        if (prepared.operation.subscription) {
          return {
            errors: [
              badUserInput(
                'A subscription is not answered at once; ask with `Accept: text/event-stream`, or over a WebSocket.',
              ),
            ],
          }
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
        const events = await subscribeToPlan(request, prepared, liveEvents)
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

/** The last pass: from the merged tree to what the client asked for. */
function projector(operation: CompiledOperation, variables: JsonObject): (run: Run) => PlanExecutionResult {
  const projection = operation.projectionFor(variables)
  return (run) => {
    const problems = new Problems(variables, run.absences)
    const data = projection(run.data, problems)
    const told = [...run.errors, ...run.losses.flatMap((errorsOf) => errorsOf(data))]
    if (told.length > 0) return { errors: withRefusals(told, problems.refusals()), data }
    if (problems.count === 0) return { data }
    // A bad value that is only its own loss is noted beside the errors, as Apollo's gateways do.
    const fatal = problems.fatal()
    // Data that is null as a whole has to be explained, even where nobody is at fault.
    const errors = data === null && fatal.length === 0 ? problems.absences() : fatal
    const badValues = problems.badValues()
    const result = errors.length > 0 ? { errors, data } : { data }
    if (badValues.length === 0) return result
    return { ...result, extensions: { valueCompletion: badValues.map((error) => error.toJSON()) } }
  }
}

/** Subgraphs that were asked for what can't be had say so too, of the place or of one below, and without a code. */
function withRefusals(errors: readonly GraphQLError[], refusals: readonly GraphQLError[]): readonly GraphQLError[] {
  if (refusals.length === 0) return errors
  const places = new Set(refusals.map(({ path = [] }) => path.join('.')))
  const isRefused = ({ path = [] }: GraphQLError) =>
    path.some((_, index) => places.has(path.slice(0, index + 1).join('.')))
  return [...errors.filter((error) => !isRefused(error)), ...refusals]
}

function failed(error: unknown): PlanExecutionResult {
  if (!(error instanceof Error)) throw error
  if (error instanceof GraphQLError || 'locations' in error) return { errors: [error as GraphQLError] }
  return { errors: [codedError('INTERNAL_SERVER_ERROR', error.message, {}, { originalError: error })] }
}
