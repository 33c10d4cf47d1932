import { type Database, parseId } from '@plaza/database'
import type { Consumer, LiveFeed } from '@plaza/events'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { type HttpRoute, type Logger, type Revocations, unauthenticated, type Viewer } from '@plaza/server'
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Grants } from './grants/index.ts'

/** A service that runs: what it owns, for as long as it runs. */
export interface ServiceInstance<DB = unknown, Config = unknown, Setup = unknown> {
  readonly name: SubgraphName
  readonly config: Config
  readonly database: Database<DB>
  readonly log: Logger
  /** The service's own events as they are committed, for open subscriptions. */
  readonly live: LiveFeed
  readonly grants: Grants
  readonly revocations: Revocations
  /** What `setup` made. */
  readonly setup: Setup
}

/** What the context of every subgraph is built from; one a request (in a federated query: one a fetch). */
export interface RequestContext<DB = unknown> {
  readonly viewer: Viewer | null
  /** Runs as the viewer, under row-level security; `db.transaction()` is the viewer's write transaction. */
  readonly db: Kysely<DB>
  readonly log: Logger
  readonly requestId: string
  /** W3C trace context, for whoever opens a database of another viewer. */
  readonly traceparent?: string | undefined
  readonly signal: AbortSignal | undefined
  readonly client: { readonly ipAddress: string | null; readonly userAgent: string | null }
  /** The service's own events as they are committed, for subscriptions. */
  readonly live: LiveFeed
  /** Signs and verifies media grants. */
  readonly grants: Grants
  /** The sessions that have ended while their access tokens would still be good. */
  readonly revocations: Revocations
  /**
   * A context of its own for one event of a subscription: its loaders must not remember the event before. Release it when
   * the event has been answered.
   */
  fork(): { context: RequestContext<DB>; release(): Promise<void> }
}

/** Work that a service does by itself; of all its instances one runs it at a time. */
export interface Job<DB = unknown, Config = unknown, Setup = unknown> {
  name: string
  everyMs: number
  run(service: ServiceInstance<DB, Config, Setup>): Promise<void>
}

export interface SubgraphDefinition<DB, Context extends RequestContext<DB>, Config = unknown, Setup = unknown> {
  name: SubgraphName
  /** The package's folder, which holds `schema.graphql` and `migrations/`. */
  root: URL
  resolvers: Record<string, unknown>
  /** Settings beyond those that every service has. */
  config?: z.ZodObject<z.ZodRawShape> & { _output: Config }
  /** Keys, mailers, stores: made before the service serves, stopped after. */
  setup?(service: Omit<ServiceInstance<DB, Config>, 'setup'>): Promise<Setup>
  teardown?(setup: Setup): Promise<void>
  /** Pure: adds loaders and what else resolvers need. */
  createContext(request: RequestContext<DB>, service: ServiceInstance<DB, Config, Setup>): Context
  consumers?: readonly Consumer<DB>[]
  jobs?: readonly Job<DB, Config, Setup>[]
  routes?(service: ServiceInstance<DB, Config, Setup>): readonly HttpRoute[]
}

// biome-ignore lint/suspicious/noExplicitAny: whoever runs subgraphs knows nothing of their types
export type Subgraph = SubgraphDefinition<any, any, any, any>

/** A subgraph hands itself to whoever runs it as one value. */
export function defineSubgraph<DB, Context extends RequestContext<DB>, Config = unknown, Setup = unknown>(
  definition: SubgraphDefinition<DB, Context, Config, Setup>,
): SubgraphDefinition<DB, Context, Config, Setup> {
  return definition
}

/** @throws GraphQLError UNAUTHENTICATED when nobody is signed in */
export function requireViewer(context: { viewer: Viewer | null }): Viewer {
  if (!context.viewer) throw unauthenticated()
  return context.viewer
}

/** For a `Viewer` reference: resolves for its own person only, by an id in either case. */
export async function resolveViewerReference(
  reference: { id?: string | null | undefined },
  context: { viewer: Viewer | null },
): Promise<{ id: string } | null> {
  return context.viewer && context.viewer.id === parseId(reference.id) ? { id: context.viewer.id } : null
}
