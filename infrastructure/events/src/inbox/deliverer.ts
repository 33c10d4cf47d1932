import { type Database, outageOf } from '@plaza/database'
import pTimeout from 'p-timeout'
import type { Logger } from 'pino'
import { pause } from '../concurrency/pause.ts'
import { Unavailable } from '../outage.ts'
import { commitDeliveries } from './commit-deliveries.ts'
import type { Counters } from './counters.ts'
import type { DeadLetterQueue } from './dead-letter-queue.ts'
import type { BatchControl, Delivery } from './delivery.ts'
import { logFieldsOf } from './handle-event.ts'
import { retryPolicy } from './retry-policy.ts'

/** A database that takes longer to answer a ping counts as unavailable. */
const pingDeadlineMs = 1_000

export interface DelivererOptions {
  database: Database<unknown>
  /** Name of the transport that brings the messages. */
  transport: string
  counters: Counters
  deadLetters: DeadLetterQueue
  log: Logger
}

/** Brings deliveries to their consumers: a batch in one transaction, and after a failure each delivery alone. */
export class Deliverer {
  readonly #options: DelivererOptions

  constructor(options: DelivererOptions) {
    this.#options = options
  }

  /**
   * Resolves when each delivery is committed or in the dead letters.
   * @throws Unavailable when the database is at fault, not an event
   */
  async deliver(deliveries: readonly Delivery[], control: BatchControl): Promise<void> {
    try {
      await this.commit(deliveries, retryPolicy.batchDeadlineMs, control.heartbeat)
    } catch (error) {
      await this.#throwIfOutage(error)
      for (const delivery of deliveries) {
        for (const consumer of delivery.consumers) {
          await this.#deliverAlone({ ...delivery, consumers: [consumer] }, consumer.name, control)
        }
      }
    }
  }

  /**
   * One attempt, in one transaction.
   * @throws what a handler throws
   */
  commit(deliveries: readonly Delivery[], deadlineMs: number, heartbeat?: BatchControl['heartbeat']): Promise<void> {
    const { database, transport, counters, log } = this.#options
    const { service } = database
    return commitDeliveries(deliveries, { database, service, transport, counters, log, deadlineMs, heartbeat })
  }

  async #deliverAlone(delivery: Delivery, consumer: string, { signal, heartbeat }: BatchControl): Promise<void> {
    const { counters, deadLetters, log } = this.#options
    const { message, event } = delivery
    const start = performance.now()
    const leftMs = (): number => retryPolicy.budgetMs - (performance.now() - start)
    for (let attempt = 1; ; attempt += 1) {
      try {
        await heartbeat?.()
        const deadlineMs = Math.max(1, Math.min(retryPolicy.aloneDeadlineMs, leftMs()))
        return await this.commit([delivery], deadlineMs, heartbeat)
      } catch (error) {
        await this.#throwIfOutage(error)
        signal.throwIfAborted()
        const backoffMs = retryPolicy.backoffMs[attempt - 1]
        if (backoffMs === undefined || attempt >= retryPolicy.maxAttempts || leftMs() < backoffMs + 100) {
          return await deadLetters.add(message, consumer, { error: describe(error), attempts: attempt })
        }
        counters.count(consumer, message.topic, 'retried')
        log.warn({ ...logFieldsOf(event), consumer, attempt, err: error }, 'a handler failed and is tried again')
        await pause(backoffMs, signal)
      }
    }
  }

  async #throwIfOutage(error: unknown): Promise<void> {
    if (outageOf(error)) throw new Unavailable('the database does not answer', { cause: error })
    // A handler may have thrown an error of its own in place of the one that tells of the outage.
    try {
      await pTimeout(this.#options.database.ping(), { milliseconds: pingDeadlineMs })
    } catch {
      throw new Unavailable('the database does not answer', { cause: error })
    }
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
