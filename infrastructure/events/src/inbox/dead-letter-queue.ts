import type { Database } from '@plaza/database'
import type { Logger } from 'pino'
import type { Message } from '../envelope.ts'
import { Unavailable } from '../outage.ts'
import type { Counters } from './counters.ts'
import { insertDeadLetter } from './dead-letters.ts'

export interface DeadLetterCause {
  error: string
  attempts: number
}

export interface DeadLetterQueueOptions {
  database: Database<unknown>
  counters: Counters
  log: Logger
  /** Called before the dead letter is stored; when it throws, the message is tried again later. */
  onDeadLetter?: ((message: Message, consumer: string, cause: DeadLetterCause) => Promise<void>) | undefined
}

/** Where a service puts messages that a consumer could not handle. */
export class DeadLetterQueue {
  readonly #options: DeadLetterQueueOptions

  constructor(options: DeadLetterQueueOptions) {
    this.#options = options
  }

  /** @throws Unavailable when the letter can't be stored: the message must not be passed over */
  async add(message: Message, consumer: string, cause: DeadLetterCause): Promise<void> {
    const { database, counters, log, onDeadLetter } = this.#options
    const { ce_id: eventId, ce_type: type } = message.headers
    try {
      await onDeadLetter?.(message, consumer, cause)
      await insertDeadLetter(database.pool, consumer, message, cause)
    } catch (error) {
      throw new Unavailable('a dead letter could not be stored', { cause: error })
    }
    counters.count(consumer, message.topic, 'deadLettered')
    const fields = { service: database.service, consumer, topic: message.topic, eventId, type, ...cause }
    log.error(fields, 'event went to the dead letters')
  }
}
