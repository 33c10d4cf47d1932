import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/**
 * Claims a key of the person's for what this call is about to make, or gives what an earlier call with it has made.
 * Of two calls at once the second waits for the first to commit.
 */
export async function claimKey(
  trx: Trx,
  claim: { userId: string; operation: string; key: string; resultId: string },
): Promise<{ resultId: string; isNew: boolean }> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('idempotencyKeys')
    .values(claim)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return { resultId: claim.resultId, isNew: true }
  const { resultId } = await trx
    .selectFrom('idempotencyKeys')
    .select('resultId')
    .where('userId', '=', claim.userId)
    .where('operation', '=', claim.operation)
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow()
  return { resultId, isNew: false }
}

/** As the owner. */
export async function deleteOldKeys(db: Db): Promise<void> {
  await db.deleteFrom('idempotencyKeys').where('createdAt', '<', sql<Date>`now() - interval '7 days'`).execute()
}
