import { lockKeys } from '@plaza/database'
import type { Trx } from './db.ts'

// Topics come side by side: one event may end a thing while another is telling of it and cannot see that yet. The
// transaction that tells takes a shared advisory lock on what it is about, and the one that ends a thing an exclusive lock,
// so that what was told is there to be taken back.

const namespace = 'told'

/** Stands for all people at once: a lock for each recipient of a message would be too many. */
const everybody = 'everybody'

/** Keeps these, and every account, from ending until the transaction ends. Look only after it whether they have ended. */
export function lockForTelling(trx: Trx, ids: readonly string[]): Promise<void> {
  return lockKeys(trx, namespace, [everybody, ...ids], { shared: true })
}

/** Waits for transactions that tell of any of these, or by them; others wait until this transaction ends. */
export function lockAgainstTelling(trx: Trx, ids: readonly string[]): Promise<void> {
  return lockKeys(trx, namespace, ids)
}

/** For an account that ends: waits for every transaction that tells of anything. */
export function lockAgainstTellingAnybody(trx: Trx): Promise<void> {
  return lockKeys(trx, namespace, [everybody])
}
