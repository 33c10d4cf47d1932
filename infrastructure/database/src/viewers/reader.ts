import type { CompiledQuery, DatabaseConnection, Driver, Kysely, QueryResult } from 'kysely'
import { kyselyOver } from '../queries/kysely.ts'

/** Answers one statement with its rows, by the columns' names in camelCase. */
export type Read = (query: CompiledQuery) => Promise<Record<string, unknown>[]>

/** A Kysely whose statements `read` answers. It has no transactions. */
export function readerOver<DB>(read: Read): Kysely<DB> {
  return kyselyOver<DB>(new ReadingDriver(read))
}

class ReadingDriver implements Driver, DatabaseConnection {
  readonly #read: Read

  constructor(read: Read) {
    this.#read = read
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
    throw new Error('What a subscription shows is read; a transaction is for a mutation')
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}
