import { AbortedTransactionError, type CompiledQuery, type QueryResult, type TransactionSettings } from 'kysely'
import type pg from 'pg'
import { isOutdated, type PreparedStatements } from '../connection/prepared-statements.ts'
import { errorCodeOf, type QueryListener } from '../connection/query.ts'
import { Lease } from './lease.ts'
import { Turns } from './mutex.ts'
import type { ViewerSettings } from './settings.ts'

const inFailedTransaction = '25P02'

/** The one connection of a request, and the transaction that is open on it. */
export class ViewerSession {
  readonly #pool: pg.Pool
  readonly #settings: ViewerSettings
  readonly #listener: QueryListener
  readonly #waitMs: number
  readonly #prepared: PreparedStatements | undefined
  readonly #turns = new Turns()
  #lease: Promise<Lease> | undefined
  #returning: Promise<void> | undefined

  constructor(
    pool: pg.Pool,
    settings: ViewerSettings,
    options: {
      listener: QueryListener
      /** How long a transaction waits for one of the same request that is open already. */
      waitMs: number
      /** Reads are prepared when there is one. */
      prepared: PreparedStatements | undefined
    },
  ) {
    this.#pool = pool
    this.#settings = settings
    this.#listener = options.listener
    this.#waitMs = options.waitMs
    this.#prepared = options.prepared
  }

  /**
   * Runs a statement in the read transaction, or in the write transaction while one is open: waiting for its end would
   * be a deadlock when the statement comes from inside it.
   */
  async read<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    for (;;) {
      const lease = await this.#leased()
      if (lease.closed) continue
      const transaction = lease.transaction ?? lease.begin('read', this.#settings.beginRead())
      try {
        // A write can't be sent again, as one has to be that was prepared before a migration.
        const name = transaction.kind === 'read' ? this.#prepared?.nameOf(query.sql) : undefined
        const result = await lease.run<R>(query, this.#listener, name)
        // Without its begin the statement ran as the owner: then nobody may see the result.
        await transaction.begun
        return result
      } catch (error) {
        await transaction.begun
        if (transaction.kind === 'write' || lease.closed) throw error
        const isCause = lease.transaction === transaction
        // PostgreSQL refuses everything after a failed statement. The others try again in a new transaction.
        if (isCause) lease.end('rollback').catch(() => {})
        if (isOutdated(error)) {
          this.#prepared?.forget()
          continue
        }
        if (isCause || errorCodeOf(error) !== inFailedTransaction) throw error
      }
    }
  }

  /** Waits its turn, ends the reads, and goes on as a write transaction on the same connection. */
  async beginWrite(settings: TransactionSettings): Promise<WriteTransaction> {
    const done = await this.#turns.next(this.#waitMs)
    try {
      const lease = await this.#leased()
      // Sent together, so that no statement of the request can come between them.
      const ended = lease.transaction === undefined ? undefined : lease.end('commit')
      const transaction = lease.begin('write', this.#settings.beginWrite(settings))
      await ended
      await transaction.begun
      return new WriteTransaction(lease, this.#listener, done)
    } catch (error) {
      const lease = await this.#lease?.catch(() => undefined)
      lease?.discard()
      done()
      throw error
    }
  }

  async release(): Promise<void> {
    const done = await this.#turns.next()
    const lease = this.#lease
    this.#lease = undefined
    this.#returning = lease?.then(
      (open) => open.giveBack(),
      () => {},
    )
    try {
      await this.#returning
    } finally {
      done()
    }
  }

  async #leased(): Promise<Lease> {
    this.#lease ??= this.#checkOut()
    const pending = this.#lease
    try {
      const lease = await pending
      if (!lease.closed) return lease
      if (this.#lease === pending) this.#lease = undefined
      return await this.#leased()
    } catch (error) {
      if (this.#lease === pending) this.#lease = undefined
      throw error
    }
  }

  async #checkOut(): Promise<Lease> {
    await this.#returning
    return new Lease(await this.#pool.connect())
  }
}

export class WriteTransaction {
  readonly #lease: Lease
  readonly #listener: QueryListener
  readonly #done: () => void
  #ended = false

  constructor(lease: Lease, listener: QueryListener, done: () => void) {
    this.#lease = lease
    this.#listener = listener
    this.#done = done
  }

  run<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#lease.run<R>(query, this.#listener)
  }

  async commit(): Promise<void> {
    this.#ended = true
    try {
      const { command } = await this.#lease.end('commit')
      // What PostgreSQL answers when a failed statement went unnoticed.
      if (command === 'ROLLBACK') throw new AbortedTransactionError()
    } finally {
      this.#done()
    }
  }

  /** Never throws: the error that led here is the one to tell, and a connection that can't roll back is discarded. */
  async rollback(): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    await this.#lease.end('rollback').catch(() => {})
    this.#done()
  }
}
