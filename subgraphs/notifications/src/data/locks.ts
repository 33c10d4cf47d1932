import { sql } from 'kysely'
import type { Trx } from './db.ts'

// Topics come side by side: one event may end a thing while another is telling of it and cannot see that yet. Whoever tells
// holds what it is about, and whoever ends something waits for that, so that what was told is there to be taken back.

/** Stands for all people at once: a lock for each recipient of a message would be too many. */
const everybody = 'everybody'

/** Until the transaction ends none of these ends, and no account does. Look only then whether they have ended. */
export async function holdForTelling(trx: Trx, ids: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock_shared(hashtextextended('told:' || id, 0))
    from unnest(${[everybody, ...ids]}::text[]) id order by id
  `.execute(trx)
}

/** Waits for those that are telling of any of these, or by them; others wait until the transaction ends. */
export async function lockAgainstTelling(trx: Trx, ids: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('told:' || id, 0)) from unnest(${ids}::text[]) id order by id
  `.execute(trx)
}

/** The same for an account that ends, whoever tells and is told. */
export const lockAgainstTellingAnybody = (trx: Trx): Promise<void> => lockAgainstTelling(trx, [everybody])
