import { copyRows } from '@plaza/database'
import type { EventContract, EventData } from '@plaza/schema/events'
import { z } from 'zod'
import { derivedId } from './derived-id.ts'
import { type Many, mapFacts } from './fresh.ts'
import type { Load } from './load.ts'

export interface PastEvent<Contract extends EventContract> {
  at: Date
  actorId: string | null
  data: EventData<Contract>
}

const columns = [
  ...['id', 'aggregatetype', 'aggregateid', 'type', 'subject', 'payload', 'actorId', 'createdAt', 'publishedAt'],
]

/**
 * Writes into the producer's outbox what it would have said of these facts, as said already: the projections are filled
 * directly, and can be made again from this (`pnpm events:rebuild`). For state topics, whose history is kept for good.
 */
export async function tellHistory<Contract extends EventContract, Fact>(
  { databases, into }: Load,
  contract: Contract,
  facts: Many<Fact>,
  toEvent: (fact: Fact) => PastEvent<Contract>,
): Promise<void> {
  const database = databases[contract.topic.producer]
  await into(
    database,
    { table: 'outbox', columns: ['id'], of: (fact) => [rowOf(contract, toEvent(fact))[0] as string] },
    facts,
    (fact) => rowOf(contract, toEvent(fact)),
    (target, rows) =>
      copyRows(
        target,
        'outbox',
        columns,
        mapFacts(rows, (row) => row),
      ),
  )
}

function rowOf<Contract extends EventContract>(
  contract: Contract,
  { at, actorId, data }: PastEvent<Contract>,
): readonly unknown[] {
  const wire = z.encode(contract.data, data as never) as Record<string, unknown>
  const key = contract.keyOf(wire)
  const id = derivedId(at, `${contract.type}:${key}`)
  return [id, contract.topic.name, key, contract.type, contract.subjectOf(wire), wire, actorId, at, at]
}
