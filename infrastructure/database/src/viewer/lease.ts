import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import { type QueryListener, runQuery } from '../connection/query.ts'
import { type BatchFailure, type BatchStatement, ReadBatch } from './read-batch.ts'

/** A connection that one request has leased from the pool, for as long as it has something to run there. */
export class Lease {
  readonly client: pg.PoolClient
  /** Resolves when the connection is back in the pool, or closed. */
  readonly returned: Promise<void>
  /** The write transaction that is open, from the moment its begin is sent. Its statements count only once it has begun. */
  write: { begun: Promise<unknown> } | undefined
  readonly #returned: () => void
  #holders = 0
  #isClosed = false
  #isReleased = false
  #isCorked = false
  readonly #onError = (): void => this.discard()

  constructor(client: pg.PoolClient) {
    this.client = client
    const { promise, resolve } = Promise.withResolvers<void>()
    this.returned = promise
    this.#returned = resolve
    client.on('error', this.#onError)
  }

  /** No new statement may be sent: the connection is returned or lost. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Keeps the connection until `letGo`; false when it is closed. */
  hold(): boolean {
    if (this.#isClosed) return false
    this.#holders += 1
    return true
  }

  /** The last one returns the connection to the pool: nothing may be on its way then, and no transaction open. */
  letGo(): void {
    this.#holders -= 1
    if (this.#holders > 0) return
    this.#isClosed = true
    // A connection that is not idle would carry the viewer's role over to its next user.
    this.#release(this.client.getTransactionStatus() !== 'I')
  }

  /** Runs the statements in a transaction of their own, behind what was sent before. */
  runBatch(statements: readonly BatchStatement[]): Promise<BatchFailure | null> {
    const batch = new ReadBatch(statements)
    this.client.query(batch)
    return batch.ended
  }

  /** Resolves when all that was sent is answered. After an error it is not by itself: that comes before the server is ready. */
  async settle(): Promise<void> {
    try {
      await this.client.query('')
    } catch {
      this.discard()
    }
  }

  /** Sends one statement of the write transaction behind those sent before it. */
  run<R>(query: CompiledQuery, listener: QueryListener): Promise<QueryResult<R>> {
    this.#cork()
    return runQuery<R>(this.client, query, listener)
  }

  /** Sends `statements`, which begin a write transaction; a failure discards the connection. */
  begin(statements: string): Promise<unknown> {
    this.#cork()
    const begun = this.client.query(statements)
    begun.catch(() => this.discard())
    this.write = { begun }
    return begun
  }

  /** Commits or rolls back. What is sent behind it is outside of the transaction, even before the answer has come. */
  async end(how: 'commit' | 'rollback'): Promise<{ command: string }> {
    this.write = undefined
    this.#cork()
    try {
      return await this.client.query(how)
    } catch (error) {
      // The state of the connection is unknown now.
      this.discard()
      throw error
    }
  }

  /** Closes the connection instead of returning it. */
  discard(): void {
    this.#isClosed = true
    this.#release(true)
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

  #release(destroy: boolean): void {
    if (this.#isReleased) return
    this.#isReleased = true
    this.client.off('error', this.#onError)
    this.client.release(destroy)
    this.#returned()
  }
}
