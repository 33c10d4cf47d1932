import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import { savepoint } from '../connection/savepoint.ts'
import type { ViewerSession } from './session.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** A connection as Kysely sees it; all those of a request share its session. */
class ViewerConnection implements DatabaseConnection {
  write: WriteTransaction | undefined
  readonly #session: ViewerSession

  constructor(session: ViewerSession) {
    this.#session = session
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.write === undefined ? this.#session.read<R>(query) : this.write.run<R>(query)
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming a query is not supported: read it page by page')
  }
}

/** Kysely's driver for one request: reads outside of a transaction share the session's batches. */
export class ViewerDriver implements Driver {
  readonly #session: ViewerSession

  constructor(session: ViewerSession) {
    this.#session = session
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ViewerConnection> {
    return new ViewerConnection(this.#session)
  }

  async beginTransaction(connection: ViewerConnection, settings: TransactionSettings): Promise<void> {
    connection.write = await this.#session.beginWrite(settings)
  }

  async commitTransaction({ write }: ViewerConnection): Promise<void> {
    await write?.commit()
  }

  async rollbackTransaction({ write }: ViewerConnection): Promise<void> {
    await write?.rollback()
  }

  async savepoint(connection: ViewerConnection, name: string): Promise<void> {
    await connection.executeQuery(savepoint.create(name))
  }

  async rollbackToSavepoint(connection: ViewerConnection, name: string): Promise<void> {
    await connection.executeQuery(savepoint.rollBackTo(name))
  }

  async releaseSavepoint(connection: ViewerConnection, name: string): Promise<void> {
    await connection.executeQuery(savepoint.release(name))
  }

  /** Rolls a transaction back that was not ended. */
  async releaseConnection({ write }: ViewerConnection): Promise<void> {
    await write?.rollback()
  }

  async destroy(): Promise<void> {
    await this.#session.release()
  }
}
