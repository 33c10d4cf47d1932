import type { DocumentNode, GraphQLError, OperationTypeNode } from 'graphql'
import type { ExecutionTrace } from './trace.ts'

/** JSON as a subgraph sends it; from a subgraph of this process, objects may lack a prototype. */
export type JsonObject = { [key: string]: unknown }

/** One fetch of a plan, bound to the variables of one request. */
export interface SubgraphFetch {
  /** The printed operation, as the planner made it. */
  readonly operation: string
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly operationKind: OperationTypeNode
  readonly variables: JsonObject
  /** The same object for every run of the same plan node: what a transport compiles is kept by it. */
  readonly key: object
}

/** What a fetch belongs to. */
export interface FetchContext {
  /** Whatever the host passed for the request: identity, headers. The executor never looks into it. */
  readonly request: unknown
  /** Aborted when the client goes or the fetch takes too long. Made on first use. */
  readonly signal: AbortSignal
  /**
   * Whether the answer may be one object for several who ask the same at the same moment and may see the same; whoever asks
   * so changes nothing of it.
   */
  readonly isShared?: boolean
  /**
   * The same as the signal at a fraction of its cost, where the executor has made the context.
   * @returns what ends the listening
   */
  onAbort?(listener: (reason: unknown) => void): () => void
}

export interface SubgraphError {
  readonly message: string
  readonly path?: readonly (string | number)[] | undefined
  readonly extensions?: { readonly [key: string]: unknown } | undefined
}

export interface SubgraphResult {
  readonly data?: JsonObject | null | undefined
  readonly errors?: readonly SubgraphError[] | undefined
}

/** How the gateway talks to one subgraph. Both adapters pass `tests/transports.test.ts`. */
export interface SubgraphTransport {
  /** The result's data belongs to the caller, who may change it unless the fetch is shared. Rejects when there is no GraphQL answer. */
  execute(fetch: SubgraphFetch, context: FetchContext): Promise<SubgraphResult>
  /** Rejects when the subscription can't be started; the iterable throws when it breaks. */
  subscribe?(fetch: SubgraphFetch, context: FetchContext): Promise<AsyncIterableIterator<SubgraphResult>>
  close?(): Promise<void>
}

/** The part of a document that may be run. What is left out is null in the response, which the errors explain. */
export interface PermittedOperation {
  /** Null when nothing may. */
  readonly document: DocumentNode | null
  readonly errors: readonly GraphQLError[]
}

export interface ExecutionRequest {
  /** Must be valid against the API schema. */
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  /** Names the document in the plan cache; the document object itself without it. */
  readonly cacheKey?: string | undefined
  /** The same object for the same part of the same document: it is planned once. All may be run without it. */
  readonly permitted?: PermittedOperation | undefined
  readonly variables?: { readonly [name: string]: unknown } | null | undefined
  readonly context?: unknown
  readonly signal?: AbortSignal | undefined
  /** Is told what the request takes. */
  readonly trace?: ExecutionTrace | undefined
}

export interface PlanExecutionResult {
  data?: JsonObject | null
  errors?: readonly GraphQLError[]
  extensions?: { [key: string]: unknown }
}
