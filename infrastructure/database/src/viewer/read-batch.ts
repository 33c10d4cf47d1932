import pg from 'pg'
import utils from 'pg/lib/utils.js'
import { type Field, RowShape, shapesOf } from './row-shape.ts'

export interface BatchStatement {
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** Prepares it under this name, once for each connection. */
  readonly name: string | undefined
  /** Called with its rows when it has run. */
  done(rows: Record<string, unknown>[]): void
}

/** What ended a batch before its end. */
export interface BatchFailure {
  error: Error
  /** The place of the statement that failed: those before it have run, those behind it have not. */
  at: number
}

/** pg's connection, by the messages that a batch sends. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void }
  readonly parsedStatements: Record<string, string>
  parse(message: { name: string | undefined; text: string }): void
  bind(message: {
    statement: string | undefined
    values: readonly unknown[]
    valueMapper(value: unknown): unknown
  }): void
  describe(message: { type: 'P' }): void
  execute(message: null): void
  close(message: { type: 'S'; name: string }): void
  sync(): void
}

/**
 * Statements that are sent together and are one transaction, though none begins it and none commits: PostgreSQL runs what
 * stands before a `Sync` of the extended protocol in one transaction, and skips what stands behind a statement that failed.
 * So settings at the head hold for all that runs behind them, and it takes one message to the server and one back.
 */
export class ReadBatch {
  /** Resolves when all statements have run, or one has failed. */
  readonly ended: Promise<BatchFailure | null>
  readonly #end: (failure: BatchFailure | null) => void
  readonly #statements: readonly BatchStatement[]
  /** Of the statement whose answer is being read. */
  #at = 0
  #shape: RowShape | undefined
  #rows: Record<string, unknown>[] = []
  #shapes: Map<string, RowShape> | undefined
  /** A value that can't be sent, or can't be read; the rest of that statement's answer is read past. */
  #problem: BatchFailure | undefined

  constructor(statements: readonly BatchStatement[]) {
    this.#statements = statements
    const { promise, resolve } = Promise.withResolvers<BatchFailure | null>()
    this.ended = promise
    this.#end = resolve
  }

  /** Under this and `text` pg notes what has been prepared, when PostgreSQL says so. */
  get name(): string | undefined {
    return this.#statements[this.#at]?.name
  }

  get text(): string | undefined {
    return this.#statements[this.#at]?.sql
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire
    this.#shapes = shapesOf(connection)
    const prepares = new Set<string>()
    wire.stream.cork()
    for (const [at, { sql, name, parameters }] of this.#statements.entries()) {
      const isPrepared = name !== undefined && (wire.parsedStatements[name] !== undefined || prepares.has(name))
      if (!isPrepared) wire.parse({ name, text: sql })
      if (name !== undefined) prepares.add(name)
      try {
        wire.bind({ statement: name, values: parameters, valueMapper: utils.prepareValue })
      } catch (error) {
        this.#problem = { error: error as Error, at }
        break
      }
      if (name === undefined || !this.#shapes.has(name)) wire.describe({ type: 'P' })
      wire.execute(null)
    }
    wire.sync()
    wire.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    this.#shape = new RowShape(fields)
    if (this.name !== undefined) this.#shapes?.set(this.name, this.#shape)
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    if (this.#problem?.at === this.#at) return
    try {
      this.#shape ??= this.#shapes?.get(this.name!) as RowShape
      this.#rows.push(this.#shape.rowOf(fields))
    } catch (error) {
      this.#problem = { error: error as Error, at: this.#at }
    }
  }

  handleCommandComplete(): void {
    const rows = this.#rows
    if (this.#problem?.at !== this.#at) this.#statements[this.#at]?.done(rows)
    this.#at += 1
    this.#rows = []
    this.#shape = undefined
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete()
  }

  handleError(error: Error): void {
    this.#end({ error, at: this.#at })
  }

  handleReadyForQuery(): void {
    this.#end(this.#problem ?? null)
  }
}

// pg refuses classes that it does not know where it sends one query behind another: a query that reads its rows in portions
// would take the answers of those behind it. This one reads to its `Sync`, as pg's own.
Object.setPrototypeOf(ReadBatch.prototype, pg.Query.prototype)
