/** A page of `changesSince`. */
export interface Changes<Event> {
  events: readonly Event[]
  cursor: string
  hasMore: boolean
  isTooOld: boolean
}

interface Source<Event> {
  ask(cursor: string): Promise<Changes<Event> | null>
  apply(event: Event): void
  /** Loads what is shown as it is now, and gives its cursor. */
  loadAnew(): Promise<string | null>
}

/**
 * A stream begins a little after it was asked for, and a request may fail. So a gap counts as closed by an answer that was
 * asked for this long after the stream.
 */
const settledMs = 2_000

/** Closes the gaps of a stream of events: what was missed is asked for from the last cursor on. */
export class CatchUp<Event> {
  readonly #source: Source<Event>
  #cursor: string | null = null
  #hasGap = true
  #asking: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(source: Source<Event>) {
    this.#source = source
  }

  /** Takes the cursor of what has been loaded. */
  begin(cursor: string): void {
    this.#cursor = cursor
    this.#closeSoon()
  }

  /** Takes the cursor of an event of the stream. While there is a gap, the older one is the one to ask from. */
  pass(cursor: string): void {
    if (!this.#hasGap && !this.#asking && this.#cursor !== null) this.#cursor = cursor
  }

  /** To be called when the stream is there again. */
  restart(): void {
    this.now()
    this.#closeSoon()
  }

  /** Asks at once for what may have been missed. */
  now(): void {
    this.#asking ??= this.#ask()
      .catch(() => this.#closeSoon())
      .finally(() => {
        this.#asking = null
      })
  }

  close(): void {
    this.#cursor = null
    clearTimeout(this.#timer)
  }

  #closeSoon(): void {
    this.#hasGap = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#hasGap = false
      this.now()
    }, settledMs)
  }

  async #ask(): Promise<void> {
    for (let hasMore = true; hasMore && this.#cursor !== null; ) {
      const changes = await this.#source.ask(this.#cursor)
      if (!changes) return
      if (changes.isTooOld) {
        this.#cursor = await this.#source.loadAnew()
        return
      }
      for (const event of changes.events) this.#source.apply(event)
      // Nobody reads on when it was closed meanwhile.
      if (this.#cursor === null) return
      this.#cursor = changes.cursor
      hasMore = changes.hasMore
    }
  }
}
