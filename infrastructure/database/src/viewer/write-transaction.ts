import { AbortedTransactionError, type CompiledQuery, type QueryResult } from 'kysely'
import type { QueryListener } from '../connection/query.ts'
import type { Lease } from './lease.ts'

/** The write transaction that is open on a session's connection. No other one begins before it has ended. */
export class WriteTransaction {
  readonly #lease: Lease
  readonly #listener: QueryListener
  readonly #unlock: () => void
  #ended = false

  /** @param unlock called once, when the transaction has ended either way */
  constructor(lease: Lease, listener: QueryListener, unlock: () => void) {
    this.#lease = lease
    this.#listener = listener
    this.#unlock = unlock
  }

  run<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#lease.run<R>(query, this.#listener)
  }

  async commit(): Promise<void> {
    this.#ended = true
    try {
      const { command } = await this.#lease.end('commit')
      // PostgreSQL answers so when a failed statement went unnoticed.
      if (command === 'ROLLBACK') throw new AbortedTransactionError()
    } finally {
      this.#unlock()
    }
  }

  /** Never throws: the caller has the error to tell, and a connection that can't roll back is discarded. */
  async rollback(): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    await this.#lease.end('rollback').catch(() => {})
    this.#unlock()
  }
}
