import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import { savepoint } from '../connection/savepoint.ts'
import type { ViewerSession, WriteTransaction } from './session.ts'

/** What Kysely takes for a connection: all of a request's share its session. */
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
    throw new Error('A viewer reads pages, not streams')
  }
}

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

  /** Also the safety net: a transaction that nobody ended is rolled back. */
  async releaseConnection({ write }: ViewerConnection): Promise<void> {
    await write?.rollback()
  }

  async destroy(): Promise<void> {
    await this.#session.release()
  }
}
