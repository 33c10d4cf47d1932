import type { CompiledQuery, Kysely } from 'kysely'
import type pg from 'pg'
import type { DatabaseConfig } from './config.ts'
import type { QueryListener } from './connection/query.ts'
import type { Outages } from './outages/outages.ts'
import type { Grants } from './viewers/grants.ts'
import type { RowsByViewer } from './viewers/viewers-session.ts'

export interface DatabaseViewer {
  /** Null when signed out. */
  id: string | null
  /** Takes its connection from the pool of open subscriptions. */
  isLive?: boolean
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
  /** Reads that are each run as several viewers, on the pool of open subscriptions. */
  forViewers(): ViewersDatabase
  /** The owner's connections, for statements outside Kysely. Requests have a pool of their own. */
  readonly pool: pg.Pool
  /** Resolves when the server answers; rejects when it does not. */
  ping(): Promise<void>
  /** Where all that fails of an outage of this service is counted and told in the log. */
  readonly outages: Outages
  gauges(): { requests: PoolGauges; live: PoolGauges; system: PoolGauges }
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
 * Reads of one turn of the event loop are one read-only transaction, sent in one piece on a connection that goes back to
 * the pool with the answer; `db.transaction()` holds one until its end, and reads meanwhile run there, so a request never
 * holds two. Writes outside `db.transaction()` are refused by PostgreSQL (25006).
 */
export interface ViewerDatabase<DB> extends AsyncDisposable {
  readonly db: Kysely<DB>
  /** Resolves when the request holds no connection any longer. The object may be used again. */
  release(): Promise<void>
}

/**
 * The database as each of several viewers sees it: one statement, run under row-level security once as each of them, in one
 * read-only transaction. It takes one connection, at the first statement.
 */
export interface ViewersDatabase extends AsyncDisposable {
  /**
   * @param viewerIds the empty text for nobody
   * @param query names the viewer by `viewerInSession` or not at all
   * @param grants hold for this read alone, and for each of the viewers
   * @returns what each of the viewers is shown
   * @throws TypeError when an id is no UUID, or a name is no grant's
   * @throws pg's error when the statement fails, for any viewer; the next one begins a new transaction
   */
  readAs(
    viewerIds: readonly string[],
    query: Pick<CompiledQuery, 'sql' | 'parameters'>,
    grants?: Grants,
  ): Promise<RowsByViewer>
  /** Ends the transaction and returns the connection to the pool. The object may be used again. */
  release(): Promise<void>
}
