/** One at a time, in order of arrival. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Resolves with the function that ends the turn; throws when the turn takes longer than `waitMs` to come. */
  async next(waitMs?: number): Promise<() => void> {
    const turn = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = before.then(() => turn.promise)
    try {
      await (waitMs === undefined ? before : within(before, waitMs))
      return turn.resolve
    } catch (error) {
      turn.resolve()
      throw error
    }
  }
}

async function within(before: Promise<void>, waitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('This request already has a transaction open: use its `trx` instead of opening another'))
    }, waitMs)
  })
  try {
    await Promise.race([before, timeout])
  } finally {
    clearTimeout(timer)
  }
}
