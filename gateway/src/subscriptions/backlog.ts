import { textOfResult } from '@plaza/server'
import type { PlanExecutionResult } from '../executor/index.ts'
import { Turns } from './turns.ts'

/** To write to a client takes a tenth of a millisecond, and an event may be for hundreds of them. */
const turns = new Turns(16)

/**
 * The results of a stream that its reader has yet to take. They are taken from their source as they come, however slowly they
 * are read, so that a reader holds up nobody and pays for itself: with a bound on what waits.
 */
export class Backlog implements AsyncIterableIterator<PlanExecutionResult> {
  readonly #waiting: PlanExecutionResult[] = []
  readonly #limit: number
  readonly #onFull: () => void
  #characters = 0
  #isOver = false
  #failure: { readonly error: unknown } | undefined
  #reader: PromiseWithResolvers<IteratorResult<PlanExecutionResult>> | undefined

  /**
   * @param limit how many characters of JSON may wait, beside one result
   * @param onFull called when a reader is further behind; it is to end the backlog
   */
  constructor(limit: number, onFull: () => void) {
    this.#limit = limit
    this.#onFull = onFull
  }

  /** Takes all that a source gives, until it ends. */
  async fill(source: AsyncIterable<PlanExecutionResult>): Promise<void> {
    try {
      for await (const result of source) {
        if (this.#isOver) return
        this.#add(result)
      }
    } catch (error) {
      this.#failure = { error }
    }
    this.#isOver = true
    if (this.#waiting.length === 0) this.#wake()
  }

  /** Ends it now: what waits is not read any more. */
  end(): void {
    this.#waiting.length = 0
    this.#isOver = true
    this.#wake()
  }

  next(): Promise<IteratorResult<PlanExecutionResult>> {
    const value = this.#take()
    if (value) return Promise.resolve({ value, done: false })
    this.#reader = Promise.withResolvers()
    const { promise } = this.#reader
    if (this.#isOver) this.#wake()
    return promise
  }

  async return(): Promise<IteratorResult<PlanExecutionResult>> {
    this.end()
    return { value: undefined, done: true }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #add(value: PlanExecutionResult): void {
    this.#waiting.push(value)
    this.#characters += textOfResult(value).length
    if (this.#reader && this.#waiting.length === 1) turns.do(() => this.#serve())
    else if (this.#characters > this.#limit && this.#waiting.length > 1) this.#onFull()
  }

  /** Gives the first of what waits to the reader who waits for it. */
  #serve(): void {
    const reader = this.#reader
    const value = reader && this.#take()
    if (!value) return
    this.#reader = undefined
    reader.resolve({ value, done: false })
  }

  #take(): PlanExecutionResult | undefined {
    const value = this.#waiting.shift()
    if (value) this.#characters -= textOfResult(value).length
    return value
  }

  #wake(): void {
    const reader = this.#reader
    if (!reader) return
    this.#reader = undefined
    if (this.#failure) reader.reject(this.#failure.error)
    else reader.resolve({ value: undefined, done: true })
    this.#failure = undefined
  }
}
