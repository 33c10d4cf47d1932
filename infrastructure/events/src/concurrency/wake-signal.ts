/** Wakes one waiting loop. A beat that comes while nobody waits is kept for the next wait. */
export class Pulse {
  #beaten = false
  #release: (() => void) | undefined

  beat(): void {
    this.#beaten = true
    this.#release?.()
  }

  /** Resolves at the next beat, after the time, or when the signal aborts; tells whether it was a beat. */
  async wait(ms: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#beaten && !signal.aborted) {
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
    const beaten = this.#beaten
    this.#beaten = false
    return beaten
  }
}

/** Resolves after the time, or at once when the signal aborts. */
export const pause = (ms: number, signal: AbortSignal): Promise<boolean> => new Pulse().wait(ms, signal)
