import { type Database, type Outages, parseId, type ViewerId } from '@plaza/database'
import type { Consumer, LiveFeed } from '@plaza/events'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import {
  type HttpRoute,
  type Logger,
  type Metrics,
  type ReadinessCheck,
  type Revocations,
  type SettingRule,
  unauthenticated,
  type Viewer,
} from '@plaza/server'
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Grants } from './grants/index.ts'

/** A running service: what it owns for as long as it runs. */
export interface ServiceInstance<DB = unknown, Config = unknown, Setup = unknown> {
  readonly name: SubgraphName
  readonly config: Config
  readonly database: Database<DB>
  readonly log: Logger
  /** The service's own events as they are committed, for open subscriptions. */
  readonly live: LiveFeed
  /** Signs and verifies media grants. */
  readonly grants: Grants
  /** The sessions that have ended while access tokens of theirs may still live. */
  readonly revocations: Revocations
  /** The numbers of the process, to add to. */
  readonly metrics: Metrics
  /** What the definition's `setup` made. */
  readonly setup: Setup
}

/** What the context of every subgraph is built from. Each request has one; in a federated query each fetch is a request. */
export interface RequestContext<DB = unknown> {
  /** Null when nobody is signed in. */
  readonly viewer: Viewer | null
  /**
   * The viewer as queries name them; null when nobody is signed in. Many listeners may be shown an event by the same
   * statement: what is asked by this, and compared by `isViewer`, can be answered for all of them at once, and what reads
   * `viewer.id` for one at a time.
   */
  readonly viewerId: ViewerId | null
  /** Whether this person is the viewer. */
  isViewer(userId: string | null): boolean
  /** Runs as the viewer, under row-level security; `db.transaction()` is the viewer's write transaction. */
  readonly db: Kysely<DB>
  /** Its lines name the request. */
  readonly log: Logger
  readonly requestId: string
  /** Where what fails of an outage is counted. */
  readonly outages: Outages
  /** W3C trace context, for code that opens a database of another viewer. */
  readonly traceparent?: string | undefined
  /** Aborts when the client leaves before its answer is complete. */
  readonly signal: AbortSignal | undefined
  readonly client: { readonly ipAddress: string | null; readonly userAgent: string | null }
  /** The service's own events as they are committed, for subscriptions. */
  readonly live: LiveFeed
  /** Signs and verifies media grants. */
  readonly grants: Grants
  /** The sessions that have ended while access tokens of theirs may still live. */
  readonly revocations: Revocations
  /**
   * A context for one event of a subscription, whose loaders know nothing of the event before. Release it when the event
   * has been answered.
   */
  fork(): { context: RequestContext<DB>; release(): Promise<void> }
  /**
   * What the viewer finds of an event, with loaders that know nothing of the event before. Those who look at the same event
   * by the same function and with the same values do so together.
   */
  lookAt<Event extends object, Values extends Readonly<Record<string, unknown>>, Found>(
    event: Event,
    look: (context: never, values: Values, event: Event) => Promise<Found>,
    values: Values,
  ): Promise<Found>
}

/** Work that a service does by itself, in one of its processes at a time. */
export interface Job<DB = unknown, Config = unknown, Setup = unknown> {
  /** Names the advisory lock, so it stays what it is while processes of an older version run. */
  name: string
  /** The pause between two runs. */
  everyMs: number
  run(service: ServiceInstance<DB, Config, Setup>): Promise<void>
}

/** Work that a service does by itself, piece by piece and in all of its processes. */
export interface Worker<DB = unknown, Config = unknown, Setup = unknown> {
  name: string
  /** A NOTIFY on it says that there is work. */
  channel: string
  /** The longest pause before it looks for work without having been notified, in milliseconds. */
  pollMs: number
  /** How many pieces each process works on at once. */
  concurrency(service: ServiceInstance<DB, Config, Setup>): number
  /**
   * Takes one piece of work, which no other process takes, and does it; false when there is none. It ends soon after the
   * signal aborts, with its piece done or given back.
   */
  run(service: ServiceInstance<DB, Config, Setup>, signal: AbortSignal): Promise<boolean>
}

/** All that is a subgraph's own. */
export interface SubgraphDefinition<DB, Context extends RequestContext<DB>, Config = unknown, Setup = unknown> {
  name: SubgraphName
  /** The package's folder, which holds `schema.graphql` and `migrations/`. */
  root: URL
  resolvers: Record<string, unknown>
  /**
   * The mutations that stay open to somebody whom moderators have restricted: by which they settle what is their own, and
   * take away what they have written. None unless given.
   */
  openToRestricted?: readonly string[] | 'all'
  /** Settings beyond those that every service has. */
  config?: z.ZodObject<z.ZodRawShape> & { _output: Config }
  /** What settings must be together. */
  settingRules?: readonly SettingRule[]
  /** Makes what the service needs as a whole, such as keys, mailers and stores, before it serves. */
  setup?(service: Omit<ServiceInstance<DB, Config>, 'setup'>): Promise<Setup>
  /** Ends what `setup` made, after the service has stopped serving. */
  teardown?(setup: Setup): Promise<void>
  /** A pure function: adds loaders and what else the resolvers need. */
  createContext(request: RequestContext<DB>, service: ServiceInstance<DB, Config, Setup>): Context
  /** What the service does with events. */
  consumers?: readonly Consumer<DB>[]
  jobs?: readonly Job<DB, Config, Setup>[]
  workers?: readonly Worker<DB, Config, Setup>[]
  /** What else than database and events `/health/ready` asks. */
  checks?(service: ServiceInstance<DB, Config, Setup>): Record<string, ReadinessCheck>
  /** HTTP routes beside GraphQL. */
  routes?(service: ServiceInstance<DB, Config, Setup>): readonly HttpRoute[]
}

/** Any subgraph. */
// biome-ignore lint/suspicious/noExplicitAny: code that runs subgraphs knows nothing of their types
export type Subgraph = SubgraphDefinition<any, any, any, any>

/** Defines a subgraph as one value, whose parts agree on its types of database, context, settings and setup. */
export function defineSubgraph<DB, Context extends RequestContext<DB>, Config = unknown, Setup = unknown>(
  definition: SubgraphDefinition<DB, Context, Config, Setup>,
): SubgraphDefinition<DB, Context, Config, Setup> {
  return definition
}

/**
 * The signed-in viewer of a request.
 * @throws GraphQLError UNAUTHENTICATED when nobody is signed in
 */
export function requireViewer(context: { viewer: Viewer | null }): Viewer {
  if (!context.viewer) throw unauthenticated()
  return context.viewer
}

/** For a `Viewer` reference: resolves for its own person only, by an id in either case. */
export async function resolveViewerReference(
  reference: { id?: string | null | undefined },
  context: Pick<RequestContext, 'isViewer'>,
): Promise<{ id: string } | null> {
  const id = parseId(reference.id)
  return id !== null && context.isViewer(id) ? { id } : null
}
