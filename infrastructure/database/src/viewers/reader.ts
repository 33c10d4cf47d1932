import type { CompiledQuery, DatabaseConnection, Driver, Kysely, QueryResult } from 'kysely'
import { kyselyWith } from '../queries/kysely.ts'

/** Answers one statement with its rows, by the columns' names in camelCase. */
export type Read = (query: CompiledQuery) => Promise<Record<string, unknown>[]>

/**
 * A Kysely whose statements `read` answers. It has no transactions.
 * @param onRefusal called with the error when one is begun
 */
export function readerOver<DB>(read: Read, onRefusal: (error: Error) => void = () => {}): Kysely<DB> {
  const driver = new ReadingDriver(read, onRefusal)
  return kyselyWith<DB>(driver, (query) => driver.executeQuery(query))
}

class ReadingDriver implements Driver, DatabaseConnection {
  readonly #read: Read
  readonly #onRefusal: (error: Error) => void

  constructor(read: Read, onRefusal: (error: Error) => void) {
    this.#read = read
    this.#onRefusal = onRefusal
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return { rows: (await this.#read(query)) as R[] }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming a query is not supported: read it page by page')
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<this> {
    return this
  }

  async beginTransaction(): Promise<void> {
    const error = new Error('A read that several viewers make has no transaction of its own')
    this.#onRefusal(error)
    throw error
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}
