import { type Database, newId } from '@plaza/database'
import type { EventContract, EventData } from '@plaza/schema/events'
import { pino } from 'pino'
import type { Consumer } from '../consumer.ts'
import { encodeData, toMessage } from '../envelope.ts'
import { Receiver } from '../inbox/receiver.ts'

export interface DeliveredEvent {
  /** An id that was delivered before makes the event a duplicate. */
  id?: string
  time?: Date
  actorId?: string | null
}

/**
 * Delivers one event to a service's consumers as a transport would, and resolves with its id when they have committed it.
 * An event that they can't handle goes to the service's dead letters.
 */
export async function deliver<DB, Contract extends EventContract>(
  target: { database: Database<DB>; consumers: readonly Consumer<DB>[] },
  contract: Contract,
  data: EventData<Contract>,
  { id = newId(), time = new Date(), actorId = null }: DeliveredEvent = {},
): Promise<string> {
  const wire = encodeData(contract, data)
  const receiver = new Receiver({
    database: target.database as unknown as Database<unknown>,
    consumers: target.consumers as unknown as readonly Consumer<unknown>[],
    transport: 'test',
    log: pino({ level: 'silent' }),
  })
  const message = toMessage({
    id,
    topic: contract.topic.name,
    key: contract.keyOf(wire),
    type: contract.type,
    subject: contract.subjectOf(wire),
    payload: JSON.stringify(wire),
    time,
    actorId,
    traceparent: null,
  })
  await receiver.receive([message], { signal: new AbortController().signal })
  return id
}
