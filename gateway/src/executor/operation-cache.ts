import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type CompiledOperation, compileOperation, operationParts, type PlannedOperation } from './operation.ts'
import type { ExecutionRequest, SubgraphTransport } from './types.ts'

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
  /** Told of each request whether its plan was there (true), or had to be made or waited for (false). */
  readonly onLookup?: (found: boolean) => void
}

/** What of a request decides on its plan. */
export type OperationRequest = Pick<
  ExecutionRequest,
  'document' | 'operationName' | 'cacheKey' | 'permitted' | 'variables'
>

type SettleConditions = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: ExecutionRequest['variables'],
) => { readonly document: DocumentNode; readonly conditions: string } | undefined

export interface OperationCache {
  /**
   * At once for an operation that is known or planned synchronously; requests that come while one is planned share its
   * plan.
   * @throws GraphQLError for a document without the operation; whatever `plan` throws
   */
  get(request: OperationRequest): CompiledOperation | Promise<CompiledOperation>
  readonly size: number
}

const nothing: PlannedOperation = {
  plan: { kind: 'QueryPlan' },
  clientKeys: new Map(),
  clientVariables: new Map(),
  fallbacks: new Map(),
}

/** Plans and compiles operations, and keeps the `cacheSize` used last. */
export function createOperationCache(options: PlanExecutorOptions): OperationCache {
  const { apiSchema, supergraphSchema, transports, fetchTimeoutMs = 30_000, cacheSize = 2_000 } = options
  const compiledByKey = new LRUCache<object | string, CompiledOperation>({ max: cacheSize })
  const planning = new Map<object | string, Promise<CompiledOperation>>()

  const settledKeys = new WeakMap<object, Map<string, object>>()
  const settledKey = (key: object | string, conditions: string): object | string => {
    if (typeof key === 'string') return `${key} ${conditions}`
    const keys = settledKeys.get(key) ?? new Map<string, object>()
    settledKeys.set(key, keys)
    const settled = keys.get(conditions) ?? {}
    keys.set(conditions, settled)
    return settled
  }

  return {
    get size() {
      return compiledByKey.size
    },
    get: (request) => {
      const { document, operationName, permitted } = request
      const parts = operationParts(document, operationName)
      const restricted = permitted && permitted.errors.length > 0 ? permitted : undefined
      const toPlan = restricted ? restricted.document : document
      const settled = toPlan && options.settle?.(toPlan, parts.operation, request.variables)
      // A document of several operations has several plans; the operation's own node tells them apart.
      const unsettledKey =
        restricted ?? (request.cacheKey === undefined ? parts.operation : `${request.cacheKey} ${operationName}`)
      const key = settled ? settledKey(unsettledKey, settled.conditions) : unsettledKey
      const known = compiledByKey.get(key)
      options.onLookup?.(known !== undefined)
      if (known) return known
      const waiting = planning.get(key)
      if (waiting) return waiting
      const finish = (planned: PlannedOperation): CompiledOperation => {
        const compiled = compileOperation(apiSchema, parts, planned, {
          supergraphSchema,
          transports,
          fetchTimeoutMs,
          partial: restricted !== undefined,
        })
        compiledByKey.set(key, compiled)
        return compiled
      }
      const planned = toPlan ? options.plan(settled?.document ?? toPlan, operationName) : nothing
      if (!(planned instanceof Promise)) return finish(planned)
      const compiling = planned.then(finish).finally(() => planning.delete(key))
      planning.set(key, compiling)
      return compiling
    },
  }
}
