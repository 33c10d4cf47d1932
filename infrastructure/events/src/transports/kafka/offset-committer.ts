import type { Logger } from 'pino'

export interface NextOffset {
  topic: string
  partition: number
  /** The offset of the first message that is not done. */
  offset: string
}

const commitEveryMs = 100

/** Commits offsets together, up to 100 ms after the database: messages that are read again for that are known to the inbox. */
export class OffsetCommitter {
  readonly #offsets = new Map<string, NextOffset>()
  readonly #commit: (offsets: NextOffset[]) => Promise<void>
  readonly #log: Logger
  #timer: NodeJS.Timeout | undefined

  constructor(commit: (offsets: NextOffset[]) => Promise<void>, log: Logger) {
    this.#commit = commit
    this.#log = log
  }

  done(topic: string, partition: number, offset: string): void {
    this.#offsets.set(`${topic}/${partition}`, { topic, partition, offset: String(BigInt(offset) + 1n) })
    this.#timer ??= setTimeout(() => void this.flush(), commitEveryMs)
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const offsets = [...this.#offsets.values()]
    if (offsets.length === 0) return
    this.#offsets.clear()
    try {
      await this.#commit(offsets)
    } catch (error) {
      // The partitions went to another process, or the broker is unavailable: their next reader starts further back.
      this.#log.debug({ err: error }, 'offsets not committed')
    }
  }
}
