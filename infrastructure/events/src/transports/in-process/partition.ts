import type { Logger } from 'pino'
import { pause } from '../../concurrency/wake-signal.ts'
import type { Message } from '../../envelope.ts'
import type { Receiver } from '../../inbox/receiver.ts'
import { Unavailable } from '../../outage.ts'

export interface LaneItem {
  message: Message
  /** Of the relay that sent it: what a relay has lost it must not deliver any more. */
  signal: AbortSignal
  done(): void
}

const retryMs = { first: 100, most: 2_000 }
const chunkSize = 100

/** The in-process counterpart of a partition: one service's messages of one topic and some keys, in order. */
export class Lane {
  readonly #receiver: Receiver
  readonly #slots: Slots
  readonly #log: Logger
  #queue: LaneItem[] = []
  #running: Promise<void> | undefined

  constructor(receiver: Receiver, slots: Slots, log: Logger) {
    this.#receiver = receiver
    this.#slots = slots
    this.#log = log
  }

  push(item: LaneItem): void {
    this.#queue.push(item)
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    let wait = retryMs.first
    while (this.#queue.length > 0) {
      this.#queue = this.#queue.filter(({ signal }) => !signal.aborted)
      const items = this.#queue.slice(0, chunkSize)
      const [first] = items
      if (!first) return
      const settle = (count: number): void => {
        for (const item of this.#queue.splice(0, count)) item.done()
      }
      try {
        await this.#slots.run(() => this.#receive(items, first.signal))
        settle(items.length)
        wait = retryMs.first
      } catch (error) {
        if (!(error instanceof Unavailable) && !first.signal.aborted) {
          this.#log.error({ service: this.#receiver.service, err: error }, 'delivery failed, trying again')
        }
        await pause(wait, first.signal)
        wait = Math.min(wait * 2, retryMs.most)
      }
    }
  }

  #receive(items: readonly LaneItem[], signal: AbortSignal): Promise<void> {
    return this.#receiver.receive(
      items.map(({ message }) => message),
      { signal },
    )
  }
}

/** Bounds how many deliveries of a service run at once, and with them the connections they take. */
export class Slots {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
