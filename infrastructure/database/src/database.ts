import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { DatabaseConfig } from './config.ts'
import type { QueryListener } from './connection/query.ts'
import type { Outages } from './outages/outages.ts'

export interface DatabaseViewer {
  /** Null when signed out. */
  id: string | null
  /** W3C trace context of the request; events in the outbox carry it. */
  traceparent?: string | undefined
}

/** One service's database, connected. */
export interface Database<DB> {
  readonly service: string
  readonly config: DatabaseConfig
  /** As the owner, past row-level security: for consumers, jobs and credential look-ups, never for a viewer's reads. */
  readonly system: Kysely<DB>
  /** As the application role and this viewer, behind row-level security. One for each request; see `ViewerDatabase`. */
  forViewer(viewer: DatabaseViewer): ViewerDatabase<DB>
  /** The owner's connections, for statements outside Kysely. Requests have a pool of their own. */
  readonly pool: pg.Pool
  /** Resolves when the server answers; rejects when it does not. */
  ping(): Promise<void>
  /** Where all that fails of an outage of this service is counted and told in the log. */
  readonly outages: Outages
  gauges(): { requests: PoolGauges; system: PoolGauges }
  /** Calls `listener` after each statement other than begin, settings, commit and rollback; returns how to stop. */
  onQuery(listener: QueryListener): () => void
  close(): Promise<void>
}

export interface PoolGauges {
  total: number
  idle: number
  /** Callers that wait for a connection. */
  waiting: number
}

/**
 * The database as one viewer sees it, for the length of one request.
 *
 * It takes one connection from the pool, at the first statement. Reads share one read-only transaction;
 * `db.transaction()` ends it and goes on as a write transaction on the same connection, so a request never holds two.
 * Writes outside `db.transaction()` are refused by PostgreSQL (25006).
 */
export interface ViewerDatabase<DB> extends AsyncDisposable {
  readonly db: Kysely<DB>
  /** Ends the read transaction and returns the connection to the pool. The object may be used again. */
  release(): Promise<void>
}
