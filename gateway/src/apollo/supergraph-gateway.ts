import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { ExecutionTrace, type PlanExecutionResult } from '../executor/index.ts'
import type { GatewayContext } from '../request/context.ts'
import { documentId } from '../request/persisted-operations.ts'
import type { AuthorizedSupergraph } from '../serving/serve-supergraph.ts'
import type { UsageRecording } from '../usage/record.ts'
import { withTrace } from './trace-extensions.ts'

export type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway']
type Listener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]
/** An operation of one request. */
interface AskedOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName: string | null | undefined
  readonly variables: { readonly [name: string]: unknown }
  readonly context: GatewayContext
}
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>

/**
 * The gateway of Apollo Server: judges, authorises and executes each operation on the supergraph it was validated
 * against. A new supergraph takes over between two requests; those in flight finish on the old one.
 */
export class SupergraphGateway implements GatewayInterface {
  #current: AuthorizedSupergraph
  readonly #bySchema = new WeakMap<GraphQLSchema, AuthorizedSupergraph>()
  readonly #listeners = new Set<Listener>()

  readonly #tellsCost: boolean
  readonly #usage: Pick<UsageRecording, 'record'> | undefined

  constructor(
    first: AuthorizedSupergraph,
    { tellsCost = false, usage }: { tellsCost?: boolean; usage?: Pick<UsageRecording, 'record'> | undefined } = {},
  ) {
    this.#tellsCost = tellsCost
    this.#usage = usage
    this.#current = first
    this.#bySchema.set(first.apiSchema, first)
  }

  get current(): AuthorizedSupergraph {
    return this.#current
  }

  /** From here on requests are validated against `next`. */
  swap(next: AuthorizedSupergraph): void {
    this.#bySchema.set(next.apiSchema, next)
    this.#current = next
    for (const listener of this.#listeners) this.#tell(listener)
  }

  onSchemaLoadOrUpdate(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async load(): Promise<{ executor: Executor }> {
    for (const listener of this.#listeners) this.#tell(listener)
    return { executor: (request) => this.#executeForApollo(request) }
  }

  async stop(): Promise<void> {
    await this.#current.close()
  }

  #tell(listener: Listener): void {
    listener({ apiSchema: this.#current.apiSchema, coreSupergraphSdl: this.#current.sdl })
  }

  #executeForApollo: Executor = async ({ schema, document, operationName, request, context }) =>
    context.begun?.result ??
    this.execute({
      ...{ schema, document },
      context: context as GatewayContext,
      // Apollo Server resolves to null a name that the document does not have.
      operationName: operationName ?? request.operationName,
      variables: request.variables ?? {},
    })

  /**
   * Judges, authorises and executes an operation of a document that is valid against `schema`.
   * @throws GraphQLError COST_LIMIT_EXCEEDED, or the signal's reason when the client has gone
   */
  async execute({ schema, document, operationName, variables, context }: AskedOperation): Promise<PlanExecutionResult> {
    const { authorizer, executor, limits } = this.#bySchema.get(schema) ?? this.#current
    const { viewer, incoming, asked, clientVersion } = context
    const { cost, maxCost } = limits.check({ document, operationName, variables })
    this.#usage?.record({ document, operationName, variables, schema, client: clientVersion })
    const trace = asked && new ExecutionTrace(asked.startedAt)
    const result = await executor.execute({
      document,
      operationName,
      variables,
      cacheKey: documentId(document),
      permitted: authorizer(document, viewer && { scopes: [] }, operationName),
      context,
      signal: incoming.signal,
      trace,
    })
    const told = this.#tellsCost
      ? { ...result, extensions: { ...result.extensions, cost: { estimated: cost, max: maxCost } } }
      : result
    return asked && trace ? withTrace(told, asked, trace, cost) : told
  }
}
