import { type UserError, userError } from '@plaza/subgraph'
import type { Trx } from '../data/db.ts'
import { claimKey } from '../data/idempotency-keys.ts'
import { readId } from '../ids.ts'

export function readKey(key: string | null | undefined): { key: string | null; error: UserError | null } {
  if (key == null) return { key: null, error: null }
  const read = readId(key)
  if (read) return { key: read, error: null }
  return { key: null, error: userError('INVALID', 'An idempotency key is a UUID.', ['input', 'idempotencyKey']) }
}

/** What an earlier call with this key has made; null when this call is the first, or has no key. */
export async function findEarlierResult(
  trx: Trx,
  call: { userId: string; operation: string; key: string | null; resultId: string },
): Promise<string | null> {
  const { key } = call
  if (key === null) return null
  const { resultId, isNew } = await claimKey(trx, { ...call, key })
  return isNew ? null : resultId
}
