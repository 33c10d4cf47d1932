import { sql, type Transaction } from 'kysely'
import { Unavailable } from '../outage.ts'

export interface Claim {
  consumer: string
  eventId: string
}

export interface ClaimLimits {
  /** Statement time-out for the rest of the transaction; 0 for none. */
  timeoutMs: number
  /** Projections whose rebuild waits until the transaction ends (a shared advisory lock). */
  projections: readonly string[]
}

const rebuildLockSpace = 1886151035

/**
 * Writes inbox rows, in one statement: the round trip is most of what an event costs.
 * @returns the `claimKey`s of rows that were not there before, which are the events to handle
 * @throws Unavailable while a projection is being rebuilt
 */
export async function claim<DB>(
  trx: Transaction<DB>,
  claims: readonly Claim[],
  { timeoutMs, projections }: ClaimLimits = { timeoutMs: 0, projections: [] },
): Promise<Set<string>> {
  const consumers = claims.map(({ consumer }) => consumer)
  const eventIds = claims.map(({ eventId }) => eventId)
  // Sorted, so that two transactions that claim the same events wait for each other instead of being a deadlock.
  const { rows } = await sql<Claim>`
    with ready as materialized (
      select set_config('statement_timeout', ${String(timeoutMs)}, true), ${sharedLocks(projections)} as is_free
    )
    insert into inbox (consumer, event_id)
    select consumer, event_id from ready, unnest(${consumers}::text[], ${eventIds}::uuid[]) as claim (consumer, event_id)
    where is_free order by 1, 2 on conflict do nothing
    returning consumer, event_id
  `.execute(trx)
  if (rows.length === 0 && projections.length > 0) await assertFree(trx, projections)
  return new Set(rows.map(({ consumer, eventId }) => claimKey(consumer, eventId)))
}

/** No row was new: the events were handled before, unless a rebuild kept the claim out. */
async function assertFree<DB>(trx: Transaction<DB>, projections: readonly string[]): Promise<void> {
  const { rows } = await sql<{ isFree: boolean }>`select ${sharedLocks(projections)} as is_free`.execute(trx)
  if (!rows[0]?.isFree) throw new Unavailable('a projection is being rebuilt')
}

const sharedLocks = (projections: readonly string[]) => sql`(
  select coalesce(bool_and(pg_try_advisory_xact_lock_shared(${rebuildLockSpace}, hashtext(name))), true)
  from unnest(${projections}::text[]) name
)`

/** Takes a rebuild's exclusive advisory lock until the transaction ends: deliveries that have begun end first, others wait. */
export async function lockProjection<DB>(trx: Transaction<DB>, projection: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${rebuildLockSpace}, hashtext(${projection}))`.execute(trx)
}

/** One text for consumer and event, for sets. */
export const claimKey = (consumer: string, eventId: string): string => `${consumer}\n${eventId}`
