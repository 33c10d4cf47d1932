import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import { type QueryListener, runQuery } from '../connection/query.ts'

/** A transaction on a leased connection. Results of its statements count only once `begun` has resolved. */
export interface OpenTransaction {
  kind: 'read' | 'write'
  begun: Promise<unknown>
}

/** A connection that one request has leased from the pool. It is returned once: idle, or closed. */
export class Lease {
  readonly client: pg.PoolClient
  transaction: OpenTransaction | undefined
  /** No new statement may be sent: the last commit is sent, or the connection is lost. */
  closed = false
  #released = false
  #isCorked = false
  readonly #onError = (): void => this.discard()

  constructor(client: pg.PoolClient) {
    this.client = client
    client.on('error', this.#onError)
  }

  /** Sends one statement behind those sent before it. */
  run<R>(query: CompiledQuery, listener: QueryListener, name?: string): Promise<QueryResult<R>> {
    this.#cork()
    return runQuery<R>(this.client, query, listener, name)
  }

  /** Sends `statements`, which begin a transaction; a failure discards the connection. */
  begin(kind: OpenTransaction['kind'], statements: string): OpenTransaction {
    this.#cork()
    const transaction = { kind, begun: this.client.query(statements) }
    transaction.begun.catch(() => this.discard())
    this.transaction = transaction
    return transaction
  }

  /** Commits or rolls back. The next statement begins a new transaction, even before the answer has come. */
  async end(how: 'commit' | 'rollback'): Promise<{ command: string }> {
    this.transaction = undefined
    try {
      return await this.client.query(how)
    } catch (error) {
      // The state of the connection is unknown now.
      this.discard()
      throw error
    }
  }

  /** Commits what is open and returns the connection to the pool; closes it when that fails. */
  async return(): Promise<void> {
    this.closed = true
    try {
      if (this.transaction !== undefined) await this.end('commit')
      // A connection that is not idle would carry the viewer's role over to its next user.
      this.#release(this.client.getTransactionStatus() !== 'I')
    } catch {
      this.discard()
    }
  }

  /** Sends all statements of one turn of the event loop in one system call: system calls are most of their cost here. */
  #cork(): void {
    if (this.#isCorked) return
    this.#isCorked = true
    const { stream } = this.client.connection
    stream.cork()
    process.nextTick(() => {
      this.#isCorked = false
      stream.uncork()
    })
  }

  /** Closes the connection instead of returning it. */
  discard(): void {
    this.closed = true
    this.#release(true)
  }

  #release(destroy: boolean): void {
    if (this.#released) return
    this.#released = true
    this.client.off('error', this.#onError)
    this.client.release(destroy)
  }
}
