import { lockKeys } from '@plaza/database'
import { sql } from 'kysely'
import type { Trx } from './db.ts'

/** Comes first in every change of a post and of what hangs on it: locks are taken from the post downwards. */
export async function lockPost(trx: Trx, id: string): Promise<void> {
  await sql`select lock_post(${id})`.execute(trx)
}

/** Comes first in a change of one comment alone: its post is only kept from being deleted. */
export async function lockComment(trx: Trx, id: string): Promise<void> {
  await sql`select lock_comment(${id})`.execute(trx)
}

/** Comes first where somebody adds one: what is counted stays so until the transaction ends. */
export async function lockFilteredWords(trx: Trx, userId: string): Promise<void> {
  await lockKeys(trx, 'filtered-words', [userId])
}

/** Keeps the files from being deleted until the transaction ends. Look after it which of them are there. */
export async function lockMedia(trx: Trx, ids: readonly string[]): Promise<void> {
  await lockKeys(trx, 'media', ids)
}
