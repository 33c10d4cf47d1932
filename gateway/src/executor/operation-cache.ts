import { heapShare } from '@plaza/server'
import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, visit } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type CompiledOperation, compileOperation, type PlannedOperation } from './operation.ts'
import { operationParts } from './operation-parts.ts'
import type { ExecutionRequest, SubgraphTransport } from './types.ts'

export interface PlanExecutorOptions {
  /** What clients see; documents must be valid against it. */
  readonly apiSchema: GraphQLSchema
  /** What subgraphs see: it knows the types that clients don't. */
  readonly supergraphSchema: GraphQLSchema
  readonly plan: (
    document: DocumentNode,
    operationName: string | null | undefined,
    labels: readonly string[] | undefined,
  ) => PlannedOperation | Promise<PlannedOperation>
  /** Answers conditions that a plan must not have: such an operation is planned for each set of their values. */
  readonly settle?: SettleConditions | null
  /** Chooses for one request among ways to plan its operation, by names that `plan` knows. */
  readonly chooseLabels?: ((document: DocumentNode, context: unknown) => readonly string[]) | undefined
  readonly transports: ReadonlyMap<string, SubgraphTransport>
  /** A fetch that takes longer fails like one that can't connect. */
  readonly fetchTimeoutMs?: number
  /** Whether fetches of entities that begin at the same moment at one subgraph are one request; true unless given. */
  readonly joinsFetches?: boolean
  /** Most operations kept compiled; 10,000 unless given. */
  readonly cacheSize?: number
  /** How much memory they may take, in bytes; an eighth of the heap unless given, and at most 256 MiB. */
  readonly cacheBytes?: number
  /** Told of each request whether its plan was there (true), or had to be made or waited for (false). */
  readonly onLookup?: (found: boolean) => void
}

/** What of a request decides on its plan. */
export type OperationRequest = Pick<
  ExecutionRequest,
  'document' | 'operationName' | 'cacheKey' | 'permitted' | 'variables' | 'context'
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

/**
 * What a compiled operation takes in memory, in bytes, as measured over operations from 20 to 30,000 characters: for itself,
 * for each node of its document, and for each character of its plan with the documents of its fetches and what runs them.
 */
const bytes = { operation: 30_000, node: 200, planCharacter: 60 }

/** Plans and compiles operations, and keeps those used last. */
export function createOperationCache(options: PlanExecutorOptions): OperationCache {
  const { apiSchema, supergraphSchema, transports, fetchTimeoutMs = 30_000, joinsFetches = true } = options
  const { cacheSize = 10_000, cacheBytes = heapShare(1 / 8, 256 * 1024 * 1024) } = options
  const compiledByKey = new LRUCache<object | string, CompiledOperation>({ max: cacheSize, maxSize: cacheBytes })
  const planning = new Map<object | string, Promise<CompiledOperation>>()

  // A text, because a client can ask for any number of conditions of one document.
  const names = new WeakMap<object, string>()
  let named = 0
  const variantKey = (key: object | string, variant: string): string => {
    if (typeof key === 'string') return `${key} ${variant}`
    const name = names.get(key) ?? `#${named++}`
    names.set(key, name)
    return `${name} ${variant}`
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
      const labels = toPlan ? options.chooseLabels?.(toPlan, request.context) : undefined
      const isVariant = Boolean(settled) || (labels?.length ?? 0) > 0
      const key = isVariant
        ? variantKey(unsettledKey, `${settled?.conditions ?? ''} | ${labels?.join() ?? ''}`)
        : unsettledKey
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
          joinsFetches,
          partial: restricted !== undefined,
        })
        compiledByKey.set(key, compiled, { size: sizeOf(document, planned) })
        return compiled
      }
      const planned = toPlan ? options.plan(settled?.document ?? toPlan, operationName, labels) : nothing
      if (!(planned instanceof Promise)) return finish(planned)
      const compiling = planned.then(finish).finally(() => planning.delete(key))
      planning.set(key, compiling)
      return compiling
    },
  }
}

function sizeOf(document: DocumentNode, { plan }: PlannedOperation): number {
  let nodes = 0
  visit(document, { enter: () => void nodes++ })
  const text = 2 * (document.loc?.source.body.length ?? 0)
  return bytes.operation + text + bytes.node * nodes + bytes.planCharacter * JSON.stringify(plan).length
}
