import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import { type QueryListener, runQuery } from '../connection/query.ts'

/** A transaction on a leased connection. What is sent behind `begun` counts only once `begun` has resolved. */
export interface OpenTransaction {
  kind: 'read' | 'write'
  begun: Promise<unknown>
}

/** A connection on loan from the pool. It goes back once: clean, or not at all. */
export class Lease {
  readonly client: pg.PoolClient
  transaction: OpenTransaction | undefined
  /** No new statement may be sent: the closing commit is on its way or the connection is gone. */
  closed = false
  #returned = false
  #isGathering = false
  readonly #onError = (): void => this.discard()

  constructor(client: pg.PoolClient) {
    this.client = client
    client.on('error', this.#onError)
  }

  /** Runs one statement, once what came before it has been sent. */
  run<R>(query: CompiledQuery, listener: QueryListener, name?: string): Promise<QueryResult<R>> {
    this.#gather()
    return runQuery<R>(this.client, query, listener, name)
  }

  begin(kind: OpenTransaction['kind'], statements: string): OpenTransaction {
    this.#gather()
    const transaction = { kind, begun: this.client.query(statements) }
    transaction.begun.catch(() => this.discard())
    this.transaction = transaction
    return transaction
  }

  /** Commit or roll back. The next statement opens a new transaction, even while the answer is still on its way. */
  async end(how: 'commit' | 'rollback'): Promise<{ command: string }> {
    this.transaction = undefined
    try {
      return await this.client.query(how)
    } catch (error) {
      // Nobody knows what state the connection is in now.
      this.discard()
      throw error
    }
  }

  async giveBack(): Promise<void> {
    this.closed = true
    try {
      if (this.transaction !== undefined) await this.end('commit')
      // Anything but idle would carry the viewer's role over to the next user of the connection.
      this.#return(this.client.getTransactionStatus() !== 'I')
    } catch {
      this.discard()
    }
  }

  /** What is sent in one turn of the event loop goes out in one system call: they are most of what a statement costs here. */
  #gather(): void {
    if (this.#isGathering) return
    this.#isGathering = true
    const { stream } = this.client.connection
    stream.cork()
    process.nextTick(() => {
      this.#isGathering = false
      stream.uncork()
    })
  }

  discard(): void {
    this.closed = true
    this.#return(true)
  }

  #return(destroy: boolean): void {
    if (this.#returned) return
    this.#returned = true
    this.client.off('error', this.#onError)
    this.client.release(destroy)
  }
}
