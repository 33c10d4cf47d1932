import { sql, type Transaction } from 'kysely'
import { Unavailable } from '../outage.ts'

export interface Claim {
  consumer: string
  eventId: string
}

const rebuildLockSpace = 1886151035

/** Sets how long a statement may take, and keeps out rebuilds of these projections until the transaction ends. */
export async function prepare<DB>(
  trx: Transaction<DB>,
  timeoutMs: number,
  projections: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ free: boolean | null }>`
    select set_config('statement_timeout', ${String(timeoutMs)}, true), (
      select bool_and(pg_try_advisory_xact_lock_shared(${rebuildLockSpace}, hashtext(name)))
      from unnest(${projections}::text[]) name
    ) as free
  `.execute(trx)
  if (rows[0]?.free === false) throw new Unavailable('a projection is being rebuilt')
}

/** Waits for the deliveries under way and keeps out new ones until the transaction ends. */
export async function lockProjection<DB>(trx: Transaction<DB>, projection: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${rebuildLockSpace}, hashtext(${projection}))`.execute(trx)
}

/** Writes the inbox rows; returns those that were not there before, which are the ones to act on. */
export async function claim<DB>(trx: Transaction<DB>, claims: readonly Claim[]): Promise<Set<string>> {
  const consumers = claims.map(({ consumer }) => consumer)
  const eventIds = claims.map(({ eventId }) => eventId)
  // In one order everywhere, so that two that claim the same events wait for each other rather than deadlock.
  const { rows } = await sql<Claim>`
    insert into inbox (consumer, event_id)
    select consumer, event_id from unnest(${consumers}::text[], ${eventIds}::uuid[]) as claim (consumer, event_id)
    order by 1, 2 on conflict do nothing
    returning consumer, event_id
  `.execute(trx)
  return new Set(rows.map(({ consumer, eventId }) => claimKey(consumer, eventId)))
}

export const claimKey = (consumer: string, eventId: string): string => `${consumer}\n${eventId}`
