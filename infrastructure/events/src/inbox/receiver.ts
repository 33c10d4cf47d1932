import type { Database } from '@plaza/database'
import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import { pause } from '../concurrency/wake-signal.ts'
import type { Consumer, HandlerContext, ReceivedEvent } from '../consumer.ts'
import { inDelivery } from '../delivery-scope.ts'
import { InvalidEvent, type Message, parseMessage } from '../envelope.ts'
import { isOutage, Unavailable } from '../outage.ts'
import { inConsumerSpan } from '../tracing/spans.ts'
import type { Trace } from '../tracing/trace.ts'
import { claim, claimKey } from './claim.ts'
import { type ConsumerCounters, Counters, nobody } from './counters.ts'
import { insertDeadLetter } from './dead-letters.ts'
import { tries, within } from './retry-policy.ts'

/** Events that share one transaction while nothing fails. */
const chunkSize = 100
/** A batch of slow handlers must not look like a dead consumer. */
const beatEveryMs = 2_000
/** A database that takes longer to say hello is as good as away. */
const pingMs = 1_000

export interface DeadLetterCause {
  error: string
  attempts: number
}

export interface ReceiverOptions<DB> {
  database: Database<DB>
  consumers: readonly Consumer<DB>[]
  /** How its messages come. */
  transport: string
  log: Logger
  /** Called before the dead letter is stored; when it throws the message is tried again later. */
  onDeadLetter?: (message: Message, consumer: string, cause: DeadLetterCause) => Promise<void>
}

export interface Pace {
  signal: AbortSignal
  /** Called now and then while a batch takes its time. */
  beat?: () => Promise<void>
  /** Called when all up to this message are committed or in the dead letters. */
  onProgress?: (message: Message) => void
}

interface Delivery {
  message: Message
  event: ReceivedEvent
  /** Who has not committed it yet. */
  consumers: Consumer<unknown>[]
}

/** Takes a service's messages to its consumers: exactly once in effect, in order, past whatever can't be handled. */
export class Receiver {
  readonly service: string
  readonly counters: Counters
  readonly topics: readonly string[]
  readonly #database: Database<unknown>
  readonly #consumers: readonly Consumer<unknown>[]
  readonly #transport: string
  readonly #log: Logger
  readonly #onDeadLetter: ReceiverOptions<unknown>['onDeadLetter']
  readonly #types: ReadonlySet<string>

  constructor(options: ReceiverOptions<unknown>) {
    this.service = options.database.service
    this.#database = options.database
    this.#consumers = options.consumers
    this.#transport = options.transport
    this.#log = options.log
    this.#onDeadLetter = options.onDeadLetter
    this.#types = new Set(options.consumers.flatMap(({ handlersByType }) => [...handlersByType.keys()]))
    this.topics = [...new Set(options.consumers.flatMap(({ topics }) => topics.map(({ name }) => name)))]
    this.counters = new Counters(options.consumers)
  }

  handles(type: string): boolean {
    return this.#types.has(type)
  }

  ping(): Promise<void> {
    return this.#database.ping()
  }

  /**
   * Resolves when every consumer has committed each message, or has given it to the dead letters.
   * @throws Unavailable when the surroundings are at fault: call again with what was not reported as progress
   */
  async receive(messages: readonly Message[], pace: Pace): Promise<void> {
    for (let start = 0; start < messages.length; start += chunkSize) {
      pace.signal.throwIfAborted()
      if (start > 0) await pace.beat?.()
      const chunk = messages.slice(start, start + chunkSize)
      await this.#receiveChunk(chunk, pace)
      const last = chunk.at(-1)
      if (last) pace.onProgress?.(last)
    }
  }

  /**
   * Takes one message to the consumer that it failed at, or to all of them (`*`).
   * @throws what the handler throws, or InvalidEvent
   */
  async replay(message: Message, consumer: string): Promise<void> {
    const event = parseMessage(message)
    const consumers = this.#consumers.filter(
      ({ name, handlersByType }) =>
        (consumer === nobody || name === consumer) && handlersByType.has(message.headers.ce_type ?? ''),
    )
    if (!event || consumers.length === 0) throw new InvalidEvent(`no consumer ${consumer} of this service handles it`)
    await this.#commit([{ message, event, consumers }], tries.aloneMs)
  }

  async #receiveChunk(messages: readonly Message[], pace: Pace): Promise<void> {
    const deliveries: Delivery[] = []
    for (const message of messages) {
      const delivery = await this.#read(message)
      if (delivery) deliveries.push(delivery)
    }
    if (deliveries.length === 0) return
    try {
      await this.#commit(deliveries, tries.inBatchMs, pace)
    } catch (error) {
      await this.#throwIfOutage(error)
      for (const delivery of deliveries) await this.#deliverAlone(delivery, pace)
    }
  }

  /** Null for what is nobody's here: tombstones, types without a handler, and what can't be read. */
  async #read(message: Message): Promise<Delivery | null> {
    const type = message.headers.ce_type
    if (message.value === null || (type && !this.#types.has(type))) return null
    try {
      const event = parseMessage(message)
      if (!event) return null
      return {
        message,
        event,
        consumers: this.#consumers.filter(({ handlersByType }) => handlersByType.has(event.type)),
      }
    } catch (error) {
      if (!(error instanceof InvalidEvent)) throw error
      await this.#bury(message, nobody, { error: error.message, attempts: 1 })
      return null
    }
  }

  async #deliverAlone(delivery: Delivery, pace: Pace): Promise<void> {
    for (const consumer of delivery.consumers)
      await this.#try({ ...delivery, consumers: [consumer] }, consumer.name, pace)
  }

  async #try(delivery: Delivery, consumer: string, pace: Pace): Promise<void> {
    const start = performance.now()
    const left = (): number => tries.budgetMs - (performance.now() - start)
    for (let attempt = 1; ; attempt += 1) {
      try {
        await pace.beat?.()
        return await this.#commit([delivery], Math.max(1, Math.min(tries.aloneMs, left())), pace)
      } catch (error) {
        await this.#throwIfOutage(error)
        pace.signal.throwIfAborted()
        const wait = tries.backOffMs[attempt - 1]
        if (wait === undefined || attempt >= tries.most || left() < wait + 100) {
          return await this.#bury(delivery.message, consumer, { error: describe(error), attempts: attempt })
        }
        this.#count(consumer, delivery.message, 'retried')
        this.#log.warn({ ...this.#about(delivery.event), consumer, attempt, err: error }, 'event failed, trying again')
        await pause(wait, pace.signal)
      }
    }
  }

  async #commit(deliveries: readonly Delivery[], handlerMs: number, pace?: Pace): Promise<void> {
    const consumers = new Set(deliveries.flatMap((delivery) => delivery.consumers))
    const projections = [...consumers].filter(({ tables }) => tables.length > 0).map(({ name }) => name)
    const handled: { consumer: string; message: Message }[] = []
    await this.#database.system.transaction().execute(async (trx) => {
      const claims = deliveries.flatMap(({ event, consumers }) =>
        consumers.map(({ name }) => ({ consumer: name, eventId: event.id })),
      )
      const fresh = await claim(trx, claims, { timeoutMs: Math.ceil(handlerMs), projections })
      let beatenAt = performance.now()
      for (const { message, event, consumers } of deliveries) {
        if (performance.now() - beatenAt > beatEveryMs) {
          await pace?.beat?.()
          beatenAt = performance.now()
        }
        for (const consumer of consumers) {
          if (!fresh.delete(claimKey(consumer.name, event.id))) continue
          await within(handlerMs, this.#handle(trx, consumer, event))
          handled.push({ consumer: consumer.name, message })
        }
      }
    })
    for (const { consumer, message } of handled) this.#count(consumer, message, 'handled')
  }

  async #handle(trx: Transaction<unknown>, consumer: Consumer<unknown>, event: ReceivedEvent): Promise<void> {
    const handling = { service: this.service, consumer: consumer.name, system: this.#transport }
    await inConsumerSpan(event, handling, (span) => this.#handleIn(span, trx, consumer, event))
  }

  async #handleIn(
    span: Trace | null,
    trx: Transaction<unknown>,
    consumer: Consumer<unknown>,
    event: ReceivedEvent,
  ): Promise<void> {
    const { traceId, spanId } = span ?? {}
    const bindings = { consumer: consumer.name, ...this.#about(event), ...(span && { traceId, spanId }) }
    let log: Logger | undefined
    const context: HandlerContext = {
      get log() {
        log ??= root.child(bindings)
        return log
      },
    }
    const root = this.#log
    const scope = { actorId: event.actorId, traceparent: span?.traceparent ?? null }
    await inDelivery(scope, async () => consumer.handlersByType.get(event.type)?.handle(trx, event, context))
    root.debug(bindings, 'event handled')
  }

  async #bury(message: Message, consumer: string, cause: DeadLetterCause): Promise<void> {
    const { ce_id: eventId, ce_type: type } = message.headers
    try {
      await this.#onDeadLetter?.(message, consumer, cause)
      await insertDeadLetter(this.#database.pool, consumer, message, cause)
    } catch (error) {
      throw new Unavailable('a dead letter could not be stored', { cause: error })
    }
    this.#count(consumer, message, 'deadLettered')
    this.#log.error({ service: this.service, consumer, topic: message.topic, eventId, type, ...cause }, 'dead letter')
  }

  async #throwIfOutage(error: unknown): Promise<void> {
    if (isOutage(error)) throw new Unavailable('the database is away', { cause: error })
    // A handler may have put an error of its own over the one that matters.
    try {
      await within(pingMs, this.ping())
    } catch {
      throw new Unavailable('the database is away', { cause: error })
    }
  }

  #count(consumer: string, { topic }: Message, what: keyof ConsumerCounters): void {
    this.counters.count(consumer, topic, what)
  }

  #about({ id, type, traceparent }: ReceivedEvent): Record<string, string> {
    const traceId = traceparent?.split('-')[1]
    return { eventId: id, eventType: type, ...(traceId ? { traceId } : {}) }
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
