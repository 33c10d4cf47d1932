import type { EventContract, EventData, Topic } from '@plaza/schema/events'
import type { Transaction } from 'kysely'
import type { Logger } from 'pino'

/** An event as a handler or a subscription receives it, checked against its contract. */
export interface ReceivedEvent<Contract extends EventContract = EventContract> {
  readonly id: string
  readonly type: Contract['type']
  readonly topic: string
  readonly key: string
  readonly subject: string
  /** The producer: `/auth`, `/users`, … */
  readonly source: string
  readonly time: Date
  /** Who caused it; null for the system. */
  readonly actorId: string | null
  /** W3C trace context of the request behind it. */
  readonly traceparent: string | null
  readonly data: EventData<Contract>
}

/** Of several contracts: told apart by `type`. */
export type ReceivedEventOf<Contract extends EventContract> = Contract extends EventContract
  ? ReceivedEvent<Contract>
  : never

export interface HandlerContext {
  /** Carries the event's id, type and trace. */
  readonly log: Logger
}

export interface EventHandler<DB> {
  readonly contract: EventContract
  handle(trx: Transaction<DB>, event: ReceivedEvent, context: HandlerContext): Promise<void>
}

/** What one service does on some events: all effects of an event and its inbox row commit together. */
export interface Consumer<DB> {
  /** Unique in the service and never changed: the inbox remembers by it what is done. */
  readonly name: string
  /** Makes it a projection that can be dropped and made again from the events: nothing else may write these tables. */
  readonly tables: readonly string[]
  readonly handlers: readonly EventHandler<DB>[]
  readonly topics: readonly Topic[]
  readonly handlersByType: ReadonlyMap<string, EventHandler<DB>>
}

/**
 * Runs as the owner, in the transaction of the inbox row: exactly once in effect. Do nothing in it that a rollback can't
 * undo. A throw is tried again a few times, then the event goes to the dead letters.
 */
export function onEvent<DB, Contract extends EventContract>(
  contract: Contract,
  handle: (trx: Transaction<DB>, event: ReceivedEvent<Contract>, context: HandlerContext) => Promise<unknown>,
): EventHandler<DB> {
  return {
    contract,
    async handle(trx, event, context) {
      await handle(trx, event as unknown as ReceivedEvent<Contract>, context)
    },
  }
}

export function defineConsumer<DB>(definition: {
  name: string
  tables?: readonly string[]
  handlers: readonly EventHandler<DB>[]
}): Consumer<DB> {
  const handlersByType = new Map(definition.handlers.map((handler) => [handler.contract.type, handler]))
  if (handlersByType.size < definition.handlers.length) {
    throw new Error(`consumer ${definition.name} handles an event type twice`)
  }
  return {
    name: definition.name,
    tables: definition.tables ?? [],
    handlers: definition.handlers,
    topics: [...new Set(definition.handlers.map((handler) => handler.contract.topic))],
    handlersByType,
  }
}
