import type { Database } from '@plaza/database'
import type { Logger } from 'pino'
import type { Consumer } from '../consumer.ts'
import { InvalidEvent, type Message, parseMessage } from '../envelope.ts'
import { Counters, everyConsumer } from './counters.ts'
import { DeadLetterQueue, type DeadLetterQueueOptions } from './dead-letter-queue.ts'
import { Deliverer } from './deliverer.ts'
import type { BatchControl, Delivery } from './delivery.ts'
import { retryPolicy } from './retry-policy.ts'

/** Events that share one transaction while none of them fails. */
const chunkSize = 100

export interface ReceiverOptions<DB> extends Pick<DeadLetterQueueOptions, 'onDeadLetter'> {
  database: Database<DB>
  consumers: readonly Consumer<DB>[]
  /** Name of the transport that brings the messages. */
  transport: string
  log: Logger
}

/** Takes messages for a service's consumers: exactly once in effect, in order, past those that can't be handled. */
export class Receiver {
  readonly service: string
  readonly counters: Counters
  readonly topics: readonly string[]
  readonly #database: Database<unknown>
  readonly #consumers: readonly Consumer<unknown>[]
  readonly #types: ReadonlySet<string>
  readonly #deadLetters: DeadLetterQueue
  readonly #deliverer: Deliverer

  constructor({ database, consumers, transport, log, onDeadLetter }: ReceiverOptions<unknown>) {
    this.service = database.service
    this.counters = new Counters(consumers)
    this.topics = [...new Set(consumers.flatMap(({ topics }) => topics.map(({ name }) => name)))]
    this.#database = database
    this.#consumers = consumers
    this.#types = new Set(consumers.flatMap(({ handlersByType }) => [...handlersByType.keys()]))
    const { counters } = this
    this.#deadLetters = new DeadLetterQueue({ database, counters, log, onDeadLetter })
    this.#deliverer = new Deliverer({ database, transport, counters, deadLetters: this.#deadLetters, log })
  }

  handles(type: string): boolean {
    return this.#types.has(type)
  }

  ping(): Promise<void> {
    return this.#database.ping()
  }

  /**
   * Resolves when every consumer has committed each message, or the message is in the dead letters.
   * @throws Unavailable when the database is at fault: call again with the messages that were not reported as progress
   */
  async receive(messages: readonly Message[], control: BatchControl): Promise<void> {
    for (let start = 0; start < messages.length; start += chunkSize) {
      control.signal.throwIfAborted()
      if (start > 0) await control.heartbeat?.()
      const chunk = messages.slice(start, start + chunkSize)
      const deliveries: Delivery[] = []
      for (const message of chunk) {
        const delivery = await this.#read(message)
        if (delivery) deliveries.push(delivery)
      }
      if (deliveries.length > 0) await this.#deliverer.deliver(deliveries, control)
      const last = chunk.at(-1)
      if (last) control.onProgress?.(last)
    }
  }

  /**
   * Brings one message to the consumer that it failed at, or to all of them (`*`).
   * @throws what the handler throws, or InvalidEvent
   */
  async replay(message: Message, consumer: string): Promise<void> {
    const event = parseMessage(message)
    const consumers = this.#consumersOf(message.headers.ce_type ?? '').filter(
      ({ name }) => consumer === everyConsumer || name === consumer,
    )
    if (!event || consumers.length === 0) throw new InvalidEvent(`no consumer ${consumer} of this service handles it`)
    await this.#deliverer.commit([{ message, event, consumers }], retryPolicy.aloneDeadlineMs)
  }

  /** Null for tombstones, for types that no consumer handles, and for a message that can't be read: a dead letter. */
  async #read(message: Message): Promise<Delivery | null> {
    const type = message.headers.ce_type
    if (message.value === null || (type && !this.#types.has(type))) return null
    try {
      const event = parseMessage(message)
      return event && { message, event, consumers: this.#consumersOf(event.type) }
    } catch (error) {
      if (!(error instanceof InvalidEvent)) throw error
      await this.#deadLetters.add(message, everyConsumer, { error: error.message, attempts: 1 })
      return null
    }
  }

  #consumersOf(type: string): Consumer<unknown>[] {
    return this.#consumers.filter(({ handlersByType }) => handlersByType.has(type))
  }
}
