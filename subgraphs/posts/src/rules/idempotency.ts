import { parseId } from '@plaza/database'
import { type UserError, userError } from '@plaza/subgraph'
import type { Trx } from '../data/db.ts'
import { claimIdempotencyKey } from '../data/idempotency-keys.ts'

export function readKey(requested: string | null | undefined): { key: string | null; error: UserError | null } {
  const key = parseId(requested)
  if (requested == null || key) return { key, error: null }
  return { key: null, error: userError('INVALID', 'An idempotency key is a UUID.', ['input', 'idempotencyKey']) }
}

/** What an earlier call with this key has made; null when this call is the first, or has no key. */
export async function findEarlierResult(
  trx: Trx,
  call: { userId: string; operation: string; key: string | null; resultId: string },
): Promise<string | null> {
  const { key } = call
  if (key === null) return null
  const { resultId, isNew } = await claimIdempotencyKey(trx, { ...call, key })
  return isNew ? null : resultId
}
