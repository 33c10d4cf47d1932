import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'
import { type QueryListener, runQuery } from './query.ts'
import { savepoint } from './savepoint.ts'

class PooledConnection implements DatabaseConnection {
  readonly client: pg.PoolClient
  /** The state of the connection is unknown: it is closed instead of returned to the pool. */
  isBroken = false
  readonly #listener: QueryListener

  constructor(client: pg.PoolClient, listener: QueryListener) {
    this.client = client
    this.#listener = listener
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return runQuery<R>(this.client, query, this.#listener)
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming a query is not supported: read it page by page, or COPY')
  }
}

/** The owner's driver: as Kysely's own for `pg`, but a failed rollback never hides the error that led to it. */
export class SystemDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #listener: QueryListener

  constructor(pool: pg.Pool, listener: QueryListener) {
    this.#pool = pool
    this.#listener = listener
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    return new PooledConnection(await this.#pool.connect(), this.#listener)
  }

  async beginTransaction({ client }: PooledConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`
    const access = settings.accessMode === undefined ? '' : ` ${settings.accessMode}`
    await client.query(`begin${isolation}${access}`)
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    const { command } = await connection.client.query('commit')
    // PostgreSQL answers so when a failed statement went unnoticed.
    if (command === 'ROLLBACK') throw new AbortedTransactionError()
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    try {
      await connection.client.query('rollback')
    } catch {
      connection.isBroken = true
    }
  }

  async savepoint(connection: PooledConnection, name: string): Promise<void> {
    await connection.executeQuery(savepoint.create(name))
  }

  async rollbackToSavepoint(connection: PooledConnection, name: string): Promise<void> {
    await connection.executeQuery(savepoint.rollBackTo(name))
  }

  async releaseSavepoint(connection: PooledConnection, name: string): Promise<void> {
    await connection.executeQuery(savepoint.release(name))
  }

  async releaseConnection({ client, isBroken }: PooledConnection): Promise<void> {
    client.release(isBroken || client.getTransactionStatus() !== 'I')
  }

  /** The pool belongs to the database, which closes it. */
  async destroy(): Promise<void> {}
}
