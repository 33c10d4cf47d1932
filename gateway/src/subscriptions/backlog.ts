import { textOfResult } from '@plaza/server'
import type { PlanExecutionResult } from '../executor/index.ts'

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
    const value = this.#waiting.shift()
    if (value) {
      this.#characters -= textOfResult(value).length
      return Promise.resolve({ value, done: false })
    }
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
    if (this.#reader) {
      this.#reader.resolve({ value, done: false })
      this.#reader = undefined
      return
    }
    this.#waiting.push(value)
    this.#characters += textOfResult(value).length
    if (this.#characters > this.#limit && this.#waiting.length > 1) this.#onFull()
  }

  #wake(): void {
    if (this.#failure) this.#reader?.reject(this.#failure.error)
    else this.#reader?.resolve({ value: undefined, done: true })
    this.#failure = undefined
    this.#reader = undefined
  }
}
