import { newId } from '@plaza/database'
import type { EventContract, EventData } from '@plaza/schema/events'
import { sql, type Transaction } from 'kysely'
import { currentDelivery } from './delivery-scope.ts'
import { encodeData } from './envelope.ts'

/**
 * Says in the outbox what has happened; the relay tells the others once the transaction has committed. Call it after the
 * change it tells of: the row lock of the change is what keeps the order of one key.
 *
 * Actor and trace are the transaction's (the viewer's), or inside a consumer those of the event being handled.
 * @throws InvalidEvent when the data break the contract
 */
export async function publish<DB, Contract extends EventContract>(
  trx: Transaction<DB>,
  contract: Contract,
  data: EventData<Contract>,
): Promise<{ id: string }> {
  if (contract.topic.transient) throw new Error(`${contract.type} is never stored: send it to the live feed`)
  const wire = encodeData(contract, data)
  const row = {
    id: newId(),
    topic: contract.topic.name,
    key: contract.keyOf(wire),
    type: contract.type,
    subject: contract.subjectOf(wire),
    payload: JSON.stringify(wire),
  }
  const cause = currentDelivery()
  const { id, topic, key, type, subject, payload } = row
  if (cause) {
    await sql`
      insert into outbox (id, aggregatetype, aggregateid, type, subject, payload, actor_id, traceparent)
      values (${id}, ${topic}, ${key}, ${type}, ${subject}, ${payload}, ${cause.actorId}, ${cause.traceparent})
    `.execute(trx)
  } else {
    await sql`
      insert into outbox (id, aggregatetype, aggregateid, type, subject, payload)
      values (${id}, ${topic}, ${key}, ${type}, ${subject}, ${payload})
    `.execute(trx)
  }
  return { id }
}
