import { newId } from '@plaza/database'
import type { EventContract, EventData } from '@plaza/schema/events'
import { sql, type Transaction } from 'kysely'
import { currentDelivery } from './delivery-scope.ts'
import { encodeData } from './envelope.ts'
import { inProducerSpan } from './tracing/spans.ts'

/**
 * Writes an event to the outbox; the relay sends it once the transaction has committed. Call it after the change it tells
 * of: the row lock of that change keeps the order of events of one key.
 *
 * Actor and trace are the transaction's (the viewer's), or inside a consumer those of the event being handled.
 * @returns the event's id
 * @throws InvalidEvent when the data break the contract
 */
export async function publish<DB, Contract extends EventContract>(
  trx: Transaction<DB>,
  contract: Contract,
  data: EventData<Contract>,
): Promise<{ id: string }> {
  if (contract.topic.transient)
    throw new Error(`${contract.type} is transient and never stored: send it with the live feed's send()`)
  const wire = encodeData(contract, data)
  const id = newId()
  const cause = currentDelivery()
  await inProducerSpan(contract, id, async (traceparent = cause?.traceparent) => {
    const row: Record<string, unknown> = {
      id,
      aggregatetype: contract.topic.name,
      aggregateid: contract.keyOf(wire),
      type: contract.type,
      subject: contract.subjectOf(wire),
      payload: JSON.stringify(wire),
      // Columns that are left out have the transaction's values as their defaults.
      ...(cause && { actor_id: cause.actorId }),
      ...(traceparent !== undefined && { traceparent }),
    }
    const columns = Object.keys(row).map((column) => sql.ref(column))
    await sql`insert into outbox (${sql.join(columns)}) values (${sql.join(Object.values(row))})`.execute(trx)
  })
  return { id }
}
