import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Rows that have served their time, by table. Ended sessions are kept a month, to recognise devices and addresses. */
export const expired = {
  refresh_tokens: sql`expires_at < now()`,
  ended_sessions: sql`ended_at < now() - interval '30 days'`,
  lapsed_sessions: sql`ended_at is null and expires_at < now() - interval '30 days'`,
  email_verifications: sql`expires_at < now()`,
  password_resets: sql`expires_at < now()`,
  reserved_usernames: sql`reserved_until < now()`,
  // Compared as a bigint: as a numeric, no index would find them.
  rate_limits: sql`expire < (extract(epoch from now()) * 1000)::bigint`,
  security_events: sql`created_at < now() - interval '1 year'`,
  signing_keys: sql`published_until < now() - interval '1 day'`,
} as const

const batch = 5_000

/** Deletes what is expired, in batches that never lock many rows. Gives how many rows went, by the names above. */
export async function deleteExpiredRows(system: Db): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {}
  for (const [what, condition] of Object.entries(expired)) {
    const table = sql.ref(what.endsWith('_sessions') ? 'sessions' : what)
    for (let count = batch; count === batch; ) {
      const result = await sql`
        delete from ${table} where ctid = any (array(select ctid from ${table} where ${condition} limit ${batch}))
      `.execute(system)
      count = Number(result.numAffectedRows ?? 0)
      if (count > 0) deleted[what] = (deleted[what] ?? 0) + count
    }
  }
  return deleted
}
