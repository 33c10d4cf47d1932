import type { CompiledQuery, QueryResult, TransactionSettings } from 'kysely'
import pg from 'pg'
import { isOutdated, type PreparedStatements } from '../connection/prepared-statements.ts'
import type { QueryListener } from '../connection/query.ts'
import { Lease } from './lease.ts'
import { Mutex } from './mutex.ts'
import { Read } from './read.ts'
import type { BatchStatement } from './read-batch.ts'
import type { ViewerSettings } from './settings.ts'
import { WriteTransaction } from './write-transaction.ts'

/** PostgreSQL closes the connection after such an error. */
const isFatal = (error: Error): boolean => error instanceof pg.DatabaseError && error.severity !== 'ERROR'

const nestedTransaction = 'This request already has a transaction open: use its `trx` instead of opening another'

/** How one request reads and writes: on one connection at a time, and on none while it asks nothing. */
export class ViewerSession {
  readonly #pool: pg.Pool
  readonly #settings: ViewerSettings
  readonly #listener: QueryListener
  readonly #beginTimeoutMs: number
  readonly #prepared: PreparedStatements | undefined
  /** Locked while a write transaction is open. */
  readonly #writes = new Mutex()
  #lease: Promise<Lease> | undefined
  /** Reads of this turn of the event loop, which are sent together at its end. */
  #waiting: Read[] = []
  /** Settings that a read has made for its transaction, by their text: they hold for the reads behind it until `release`. */
  readonly #made = new Map<string, BatchStatement>()

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
   * Runs a statement together with the other reads of this turn of the event loop, or in the write transaction while one is
   * open: waiting for its end would be a deadlock when the statement comes from inside it.
   */
  read<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const read = new Read(query, this.#listener)
    this.#enqueue(read)
    return read.result as Promise<QueryResult<R>>
  }

  /**
   * Begins a write transaction, once no other one is open.
   * @throws when another one stays open for longer than the time-out
   */
  async beginWrite(settings: TransactionSettings): Promise<WriteTransaction> {
    const unlock = await this.#writes.lock({ ms: this.#beginTimeoutMs, message: nestedTransaction })
    let lease: Lease | undefined
    const over = (): void => {
      lease?.letGo()
      unlock()
    }
    try {
      lease = await this.#held()
      await lease.begin(this.#settings.beginWrite(settings))
      return new WriteTransaction(lease, this.#listener, over)
    } catch (error) {
      lease?.discard()
      over()
      throw error
    }
  }

  /** Resolves when the connection is back in the pool: no write transaction is open then, and no read on its way. */
  async release(): Promise<void> {
    const unlock = await this.#writes.lock()
    this.#made.clear()
    try {
      const lease = await this.#lease?.catch(() => undefined)
      await lease?.returned
    } finally {
      unlock()
    }
  }

  #enqueue(read: Read): void {
    this.#waiting.push(read)
    if (this.#waiting.length === 1) process.nextTick(() => void this.#send())
  }

  /** Never throws: each read has an error of its own. */
  async #send(): Promise<void> {
    let lease: Lease
    try {
      lease = await this.#held()
    } catch (error) {
      for (const read of this.#taken()) read.fail(error)
      return
    }
    const reads = this.#taken()
    if (lease.write === undefined) await this.#sendBatch(lease, reads)
    else await this.#sendToWrite(lease, lease.write.begun, reads)
    lease.letGo()
  }

  /** What waits to be sent; first what is set, for the reads that were asked for at the same time. */
  #taken(): Read[] {
    const reads = this.#waiting
    this.#waiting = []
    return reads.some((read) => read.isSetting) ? reads.toSorted((a, b) => +b.isSetting - +a.isSetting) : reads
  }

  async #sendBatch(lease: Lease, reads: readonly Read[]): Promise<void> {
    const head = [this.#head(), ...this.#made.values()]
    const failure = await lease.runBatch([...head, ...reads.map((read) => this.#statementOf(read))])
    if (failure === null) return
    const { error, at } = failure
    const failed = reads[at - head.length]
    const others = reads.filter((read) => read !== failed && !read.isDone)
    // Without the settings nothing behind them has run, and with a lost connection nothing more will.
    if (failed === undefined || lease.isClosed || isFatal(error)) {
      for (const read of others) read.fail(error)
      failed?.fail(error)
      return lease.discard()
    }
    if (isOutdated(error)) {
      this.#prepared?.forget()
      others.unshift(failed)
    } else {
      failed.fail(error)
    }
    for (const read of others) this.#enqueue(read)
    await lease.settle()
  }

  async #sendToWrite(lease: Lease, begun: Promise<unknown>, reads: readonly Read[]): Promise<void> {
    for (const read of reads) {
      const result = lease.run(read.query, this.#listener)
      // If the begin failed, the statement ran as the owner, and its result must not be shown.
      read.follow(Promise.all([result, begun]).then(([rows]) => rows))
    }
    await Promise.allSettled(reads.map(({ result }) => result))
  }

  #head(): BatchStatement {
    const { sql, parameters } = this.#settings.read
    return { sql, parameters, name: this.#prepared && 'plaza_viewer', done: () => {} }
  }

  #statementOf(read: Read): BatchStatement {
    read.send()
    const { sql, parameters } = read.query
    const statement = { sql, parameters, name: this.#prepared?.nameOf(sql) }
    return {
      ...statement,
      done: (rows) => {
        if (read.isSetting) this.#made.set(sql, { ...statement, done: () => {} })
        read.done(rows)
      },
    }
  }

  /** The connection of the request, held until `letGo`. */
  async #held(): Promise<Lease> {
    for (;;) {
      this.#lease ??= this.#pool.connect().then((client) => new Lease(client))
      const pending = this.#lease
      const forget = (): void => {
        if (this.#lease === pending) this.#lease = undefined
      }
      try {
        const lease = await pending
        if (lease.hold()) return lease
      } catch (error) {
        forget()
        throw error
      }
      forget()
    }
  }
}
