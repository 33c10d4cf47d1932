import type { CompiledQuery, QueryResult, TransactionSettings } from 'kysely'
import type pg from 'pg'
import { isOutdated, type PreparedStatements } from '../connection/prepared-statements.ts'
import { errorCodeOf, type QueryListener } from '../connection/query.ts'
import { Lease } from './lease.ts'
import { Mutex } from './mutex.ts'
import type { ViewerSettings } from './settings.ts'
import { WriteTransaction } from './write-transaction.ts'

const inFailedTransaction = '25P02'
const nestedTransaction = 'This request already has a transaction open: use its `trx` instead of opening another'

/** The one connection of a request, and the transaction that is open on it. */
export class ViewerSession {
  readonly #pool: pg.Pool
  readonly #settings: ViewerSettings
  readonly #listener: QueryListener
  readonly #beginTimeoutMs: number
  readonly #prepared: PreparedStatements | undefined
  /** Locked while a write transaction is open. */
  readonly #writes = new Mutex()
  #lease: Promise<Lease> | undefined
  #returning: Promise<void> | undefined

  constructor(
    pool: pg.Pool,
    settings: ViewerSettings,
    options: {
      listener: QueryListener
      /** Longest that a transaction waits for the end of another one of the same request. */
      beginTimeoutMs: number
      /** Names for prepared reads; undefined where reads are not prepared. */
      prepared: PreparedStatements | undefined
    },
  ) {
    this.#pool = pool
    this.#settings = settings
    this.#listener = options.listener
    this.#beginTimeoutMs = options.beginTimeoutMs
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
        // A statement prepared before a migration has to be sent again, which a write can't be.
        const name = transaction.kind === 'read' ? this.#prepared?.nameOf(query.sql) : undefined
        const result = await lease.run<R>(query, this.#listener, name)
        // If the begin failed, the statement ran as the owner, and its result must not be shown.
        await transaction.begun
        return result
      } catch (error) {
        await transaction.begun
        if (transaction.kind === 'write' || lease.closed) throw error
        const isCause = lease.transaction === transaction
        // PostgreSQL refuses all statements after a failed one; those are sent again in a new transaction.
        if (isCause) lease.end('rollback').catch(() => {})
        if (isOutdated(error)) {
          this.#prepared?.forget()
          continue
        }
        if (isCause || errorCodeOf(error) !== inFailedTransaction) throw error
      }
    }
  }

  /**
   * Ends the read transaction and begins a write transaction on the same connection, once no other one is open.
   * @throws when another one stays open for longer than the time-out
   */
  async beginWrite(settings: TransactionSettings): Promise<WriteTransaction> {
    const unlock = await this.#writes.lock({ ms: this.#beginTimeoutMs, message: nestedTransaction })
    try {
      const lease = await this.#leased()
      // Sent together, so that no other statement of the request comes between them.
      const ended = lease.transaction === undefined ? undefined : lease.end('commit')
      const transaction = lease.begin('write', this.#settings.beginWrite(settings))
      await ended
      await transaction.begun
      return new WriteTransaction(lease, this.#listener, unlock)
    } catch (error) {
      const lease = await this.#lease?.catch(() => undefined)
      lease?.discard()
      unlock()
      throw error
    }
  }

  /** Ends the reads and returns the connection to the pool, once no write transaction is open. */
  async release(): Promise<void> {
    const unlock = await this.#writes.lock()
    const lease = this.#lease
    this.#lease = undefined
    this.#returning = lease?.then(
      (open) => open.return(),
      () => {},
    )
    try {
      await this.#returning
    } finally {
      unlock()
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
