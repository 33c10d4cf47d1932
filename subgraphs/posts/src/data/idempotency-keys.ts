import { statement, type ViewerId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

/**
 * Claims a person's key for what this call is about to make, or gives what an earlier call with the key has made.
 * Of two calls at once the second waits for the first to commit.
 */
export async function claimIdempotencyKey(
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

const keysByResults = statement(
  (db: Db, { userId, operation, resultIds }: { userId: ViewerId; operation: string; resultIds: readonly string[] }) =>
    db
      .selectFrom('idempotencyKeys')
      .select(['resultId', 'key'])
      .where('userId', '=', userId)
      .where('operation', '=', operation)
      .where('resultId', 'in', resultIds),
)

/** The keys with which the person's calls of an operation have made these, as long as they are kept. */
export async function listKeysByResults(
  db: Db,
  calls: { userId: ViewerId; operation: string },
  resultIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await keysByResults.execute(db, { ...calls, resultIds })
  return new Map(rows.map(({ resultId, key }) => [resultId, key]))
}

/** Runs as the owner. */
export async function deleteOldIdempotencyKeys(db: Db): Promise<void> {
  await db.deleteFrom('idempotencyKeys').where('createdAt', '<', sql<Date>`now() - interval '7 days'`).execute()
}
