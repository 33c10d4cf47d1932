import type { GraphQLSchema } from 'graphql'
import { type Authorizer, createAuthorizer, stripSecurity } from './authorization/index.ts'
import type { SubgraphTransport } from './executor/index.ts'
import { createPlanExecutor, type PlanExecutor } from './executor/index.ts'
import { createLimits, type Limits } from './limits/index.ts'
import { type LoadedSupergraph, loadSupergraph } from './planning/supergraph.ts'

export interface ServeOptions {
  /** Makes the way to one subgraph. Called once for each subgraph of the file. */
  transport(subgraph: { readonly name: string; readonly url: string }): SubgraphTransport
  fetchTimeoutMs: number
  maxCost: number
}

/** One supergraph, ready to serve. */
export interface AuthorizedSupergraph {
  readonly sdl: string
  readonly apiSchema: GraphQLSchema
  readonly executor: PlanExecutor
  /** Judges what is too much before it is planned. */
  readonly limits: Limits
  /** There is no way past it: the executor is only ever handed what this lets through. */
  readonly authorizer: Authorizer
  readonly subgraphs: LoadedSupergraph['subgraphs']
  /** Ends its transports. */
  close(): Promise<void>
}

/** @throws when the supergraph cannot be served, e.g. because it asks for a security feature that we do not know */
export function serveSupergraph(sdl: string, options: ServeOptions): AuthorizedSupergraph {
  const { sdl: planned, rules } = stripSecurity(sdl)
  const loaded = loadSupergraph(planned)
  const transports = new Map(loaded.subgraphs.map((subgraph) => [subgraph.name, options.transport(subgraph)]))
  const executor = createPlanExecutor({
    apiSchema: loaded.apiSchema,
    supergraphSchema: loaded.supergraphSchema,
    plan: loaded.plan,
    transports,
    fetchTimeoutMs: options.fetchTimeoutMs,
  })
  return {
    sdl,
    apiSchema: loaded.apiSchema,
    executor,
    limits: createLimits(sdl, loaded.apiSchema, { maxCost: options.maxCost }),
    authorizer: createAuthorizer(rules),
    subgraphs: loaded.subgraphs,
    async close() {
      await Promise.all([...transports.values()].map((transport) => transport.close?.()))
    },
  }
}
