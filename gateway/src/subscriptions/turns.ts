/**
 * Divides what happens to many streams at once over several turns of the event loop, so that a request that comes meanwhile
 * waits for a part of it.
 */
export class Turns {
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  /** In this turn. */
  #done = 0

  /** @param most pieces of work in one turn */
  constructor(most: number) {
    this.#most = most
  }

  /** Does it now, or in one of the next turns; in the order in which it was asked for. */
  do(work: () => void): void {
    if (this.#done === this.#most) {
      this.#waiting.push(work)
      return
    }
    if (this.#done === 0) setImmediate(() => this.#next())
    this.#done++
    work()
  }

  #next(): void {
    this.#done = 0
    for (const work of this.#waiting.splice(0, this.#most)) this.do(work)
  }
}
