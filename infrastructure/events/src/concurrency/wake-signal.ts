/** Wakes one waiting loop (an auto-reset event). A `notify` that comes while nobody waits is kept for the next wait. */
export class WakeSignal {
  #notified = false
  #release: (() => void) | undefined

  notify(): void {
    this.#notified = true
    this.#release?.()
  }

  /** Resolves at the next `notify`, after `ms`, or when the signal aborts; tells whether it was notified. */
  async wait(ms: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#notified && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          this.#release = undefined
          resolve()
        }
        const timer = setTimeout(done, ms)
        signal.addEventListener('abort', done)
        this.#release = done
      })
    }
    const notified = this.#notified
    this.#notified = false
    return notified
  }
}
