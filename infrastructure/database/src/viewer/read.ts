import type { CompiledQuery, QueryResult } from 'kysely'
import { errorCodeOf, type QueryListener, withoutValues } from '../connection/query.ts'

/** A read of a request, until it has its rows or its error. */
export class Read {
  readonly query: CompiledQuery
  readonly result: Promise<QueryResult<unknown>>
  /** Whether it sets something for its transaction and does nothing else. */
  readonly isSetting: boolean
  isDone = false
  readonly #listener: QueryListener
  readonly #resolve: (result: QueryResult<unknown> | Promise<QueryResult<unknown>>) => void
  readonly #reject: (error: unknown) => void
  #sent = 0

  constructor(query: CompiledQuery, listener: QueryListener) {
    this.query = query
    this.isSetting = query.sql.startsWith('select set_config(')
    this.#listener = listener
    const { promise, resolve, reject } = Promise.withResolvers<QueryResult<unknown>>()
    this.result = promise
    this.#resolve = resolve
    this.#reject = reject
  }

  /** It is on its way. */
  send(): void {
    this.#sent = performance.now()
  }

  /** It has run, and these are its rows. */
  done(rows: unknown[]): void {
    this.isDone = true
    this.#listener({ sql: this.query.sql, milliseconds: performance.now() - this.#sent, rows: rows.length })
    this.#resolve({ rows })
  }

  /** It could not be run, or has failed. */
  fail(error: unknown): void {
    this.isDone = true
    const errorCode = errorCodeOf(error) ?? 'unknown'
    const milliseconds = this.#sent === 0 ? 0 : performance.now() - this.#sent
    this.#listener({ sql: this.query.sql, milliseconds, rows: 0, errorCode })
    this.#reject(withoutValues(error))
  }

  /** It is a statement of a write transaction, which tells of it itself. */
  follow(result: Promise<QueryResult<unknown>>): void {
    this.isDone = true
    this.#resolve(result)
  }
}
