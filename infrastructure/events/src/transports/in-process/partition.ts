import type { Logger } from 'pino'
import { pause } from '../../concurrency/pause.ts'
import type { Semaphore } from '../../concurrency/semaphore.ts'
import type { Message } from '../../envelope.ts'
import type { Receiver } from '../../inbox/receiver.ts'
import { Unavailable } from '../../outage.ts'

export interface PartitionItem {
  message: Message
  /** Aborts when the relay that sent the message has lost its session: then another one delivers it. */
  signal: AbortSignal
  done(): void
}

const backoffMs = { first: 100, most: 2_000 }
const chunkSize = 100

/** In process, what a partition is in Kafka: messages of one topic and some of its keys for one service, in order. */
export class Partition {
  readonly #receiver: Receiver
  readonly #deliveries: Semaphore
  readonly #log: Logger
  #queue: PartitionItem[] = []
  #running: Promise<void> | undefined

  /** @param deliveries bounds how many partitions of the service deliver at once, and so how many connections they take */
  constructor(receiver: Receiver, deliveries: Semaphore, log: Logger) {
    this.#receiver = receiver
    this.#deliveries = deliveries
    this.#log = log
  }

  push(item: PartitionItem): void {
    this.#queue.push(item)
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
  }

  /** Resolves when nothing is being delivered. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    let retryMs = backoffMs.first
    while (this.#queue.length > 0) {
      this.#queue = this.#queue.filter(({ signal }) => !signal.aborted)
      const items = this.#queue.slice(0, chunkSize)
      const [first] = items
      if (!first) return
      try {
        await this.#deliveries.run(() => this.#receive(items, first.signal))
        for (const item of this.#queue.splice(0, items.length)) item.done()
        retryMs = backoffMs.first
      } catch (error) {
        if (!(error instanceof Unavailable) && !first.signal.aborted) {
          this.#log.error({ service: this.#receiver.service, err: error }, 'a delivery failed and is tried again')
        }
        await pause(retryMs, first.signal)
        retryMs = Math.min(retryMs * 2, backoffMs.most)
      }
    }
  }

  #receive(items: readonly PartitionItem[], signal: AbortSignal): Promise<void> {
    return this.#receiver.receive(
      items.map(({ message }) => message),
      { signal },
    )
  }
}
