/** Lets one holder in at a time, in order of arrival. */
export class Mutex {
  #last: Promise<void> = Promise.resolve()

  /**
   * Resolves with the function that unlocks.
   * @throws an error with `timeout.message` when the mutex is not free within `timeout.ms` milliseconds
   */
  async lock(timeout?: { ms: number; message: string }): Promise<() => void> {
    const held = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = before.then(() => held.promise)
    try {
      await (timeout === undefined ? before : within(before, timeout))
      return held.resolve
    } catch (error) {
      held.resolve()
      throw error
    }
  }
}

async function within(before: Promise<void>, { ms, message }: { ms: number; message: string }): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms)
  })
  try {
    await Promise.race([before, expired])
  } finally {
    clearTimeout(timer)
  }
}
