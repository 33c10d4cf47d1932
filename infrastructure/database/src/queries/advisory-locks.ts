import { sql, type Transaction } from 'kysely'

/**
 * Takes an advisory lock for each key of one namespace, until the transaction ends. Keys are locked in sorted order, so two
 * transactions that lock the same keys wait for each other instead of being a deadlock.
 *
 * @param namespace what is locked, e.g. `media`; locks of other namespaces never collide with these
 * @param options.shared several transactions may hold a shared lock at once; an exclusive one waits for them all
 */
export async function lockKeys<DB>(
  trx: Transaction<DB>,
  namespace: string,
  keys: readonly string[],
  { shared = false } = {},
): Promise<void> {
  if (keys.length === 0) return
  const lock = shared ? sql.raw('pg_advisory_xact_lock_shared') : sql.raw('pg_advisory_xact_lock')
  await sql`
    select ${lock}(hashtextextended(key, 0)) from unnest(${keys.map((key) => `${namespace}:${key}`)}::text[]) key
    order by key
  `.execute(trx)
}
