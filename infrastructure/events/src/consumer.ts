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
  /** The person who caused it; null for the system. */
  readonly actorId: string | null
  /** W3C trace context of the request behind it. */
  readonly traceparent: string | null
  readonly data: EventData<Contract>
}

/** A received event of several contracts; `type` tells them apart. */
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

/** What one service does on some events. All effects of an event and its inbox row commit together. */
export interface Consumer<DB> {
  /** Unique in the service and never changed: inbox rows are kept under it. */
  readonly name: string
  /** Tables of a projection, which a rebuild empties and fills from the events again: nothing else may write them. */
  readonly tables: readonly string[]
  readonly handlers: readonly EventHandler<DB>[]
  readonly topics: readonly Topic[]
  readonly handlersByType: ReadonlyMap<string, EventHandler<DB>>
}

/**
 * A handler for one event type. It runs as the owner, in the transaction of the inbox row, so exactly once in effect: do
 * nothing in it that a rollback can't undo. When it throws it is tried again, up to four times within 2.6 s; then the event
 * goes to the dead letters.
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

/**
 * A consumer of some event types, with one handler each; a projection where `tables` are named.
 * @throws when an event type has two handlers
 */
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
