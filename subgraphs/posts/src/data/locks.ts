import { sql } from 'kysely'
import type { Trx } from './db.ts'

/** Comes first in every change of a post and of what hangs on it: locks are taken from the post downwards. */
export async function holdPost(trx: Trx, id: string): Promise<void> {
  await sql`select hold_post(${id})`.execute(trx)
}

/** The same for what changes one comment alone. */
export async function holdComment(trx: Trx, id: string): Promise<void> {
  await sql`select hold_comment(${id})`.execute(trx)
}
