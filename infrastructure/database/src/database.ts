import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { DatabaseConfig } from './config.ts'
import type { QueryListener } from './connection/query.ts'

export interface DatabaseViewer {
  /** Null when signed out. */
  id: string | null
  /** W3C trace context of the request; goes into the outbox with the events. */
  traceparent?: string | undefined
}

/** One service's database, connected. */
export interface Database<DB> {
  readonly service: string
  readonly config: DatabaseConfig
  /** As the owner, past row-level security: consumers, jobs, credential look-ups. Never for what a viewer reads. */
  readonly system: Kysely<DB>
  /** As the application role and this viewer. One per request; see `ViewerDatabase`. */
  forViewer(viewer: DatabaseViewer): ViewerDatabase<DB>
  /** The owner's connections, for what Kysely can't do. Requests have a pool of their own. */
  readonly pool: pg.Pool
  /** Resolves when the server answers. */
  ping(): Promise<void>
  gauges(): { requests: PoolGauges; system: PoolGauges }
  /** Calls back after every statement but begin, commit and settings; returns how to stop. */
  onQuery(listener: QueryListener): () => void
  close(): Promise<void>
}

export interface PoolGauges {
  total: number
  idle: number
  /** Those who wait for a connection. */
  waiting: number
}

/**
 * The database as one viewer sees it, for the length of one request.
 *
 * Takes one connection from the pool, at the first statement. Reads share one read-only transaction;
 * `db.transaction()` ends it and goes on as a write transaction on the same connection, so a request never holds two.
 * Writes outside `db.transaction()` are refused by PostgreSQL (25006).
 */
export interface ViewerDatabase<DB> extends AsyncDisposable {
  readonly db: Kysely<DB>
  /** Ends the reads and gives the connection back. The object may be used again. */
  release(): Promise<void>
}
