import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import type { GatewayContext } from './context.ts'
import type { AuthorizedSupergraph } from './serve-supergraph.ts'

export type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway']
type Listener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>

/**
 * What Apollo Server takes for a gateway. A new supergraph takes over between two requests: those in flight finish on the
 * one they were validated against.
 */
export class SupergraphGateway implements GatewayInterface {
  #current: AuthorizedSupergraph
  readonly #bySchema = new WeakMap<GraphQLSchema, AuthorizedSupergraph>()
  readonly #listeners = new Set<Listener>()

  constructor(first: AuthorizedSupergraph) {
    this.#current = first
    this.#bySchema.set(first.apiSchema, first)
  }

  get current(): AuthorizedSupergraph {
    return this.#current
  }

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
    return { executor: (request) => this.#execute(request) }
  }

  async stop(): Promise<void> {
    await this.#current.close()
  }

  #tell(listener: Listener): void {
    listener({ apiSchema: this.#current.apiSchema, coreSupergraphSdl: this.#current.sdl })
  }

  #execute: Executor = async ({ schema, document, operationName, request, context }) => {
    const { authorizer, executor } = this.#bySchema.get(schema) ?? this.#current
    const { viewer, incoming } = context as GatewayContext
    const allowed = authorizer(document, viewer && { scopes: [] }, operationName)
    if (!allowed.document) return { data: null, errors: allowed.errors }
    const result = await executor.execute({
      document: allowed.document,
      operationName,
      variables: request.variables ?? {},
      context,
      signal: incoming.signal,
    })
    return allowed.errors.length ? { ...result, errors: [...allowed.errors, ...(result.errors ?? [])] } : result
  }
}
