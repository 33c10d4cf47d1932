/** One at a time, in order of arrival. */
export class Turns {
  readonly #waitMs: number
  #last: Promise<void> = Promise.resolve()

  constructor(waitMs: number) {
    this.#waitMs = waitMs
  }

  /** Resolves with the function that ends the turn. */
  async next(): Promise<() => void> {
    const turn = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = before.then(() => turn.promise)
    try {
      await this.#within(before)
      return turn.resolve
    } catch (error) {
      turn.resolve()
      throw error
    }
  }

  async #within(before: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(new Error('This request already has a transaction open: use its `trx` instead of opening another')),
        this.#waitMs,
      )
    })
    try {
      await Promise.race([before, timeout])
    } finally {
      clearTimeout(timer)
    }
  }
}
