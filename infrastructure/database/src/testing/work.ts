import { type Kysely, sql } from 'kysely'
import type { TestDatabase } from './test-database.ts'

/** Runs of a statement until PostgreSQL plans it for all values, and more. */
const warming = 12
/** Rows of a table that is worth an index. */
const manyRows = 5_000

/** What one run of a viewer's read takes of PostgreSQL. */
export interface Work {
  /** Tables with thousands of rows that were read from end to end. */
  scans: string[]
  /** Calls of functions in PL/pgSQL, and of those in SQL that were not inlined. */
  calls: number
  /** Of tables and their indexes. */
  buffers: number
}

/**
 * Runs `read` as the viewer, again and again, and gives what a run takes once its plans are made for all values. The
 * database is one of `createDatabaseAtSize`, which counts calls of functions.
 */
export async function workOf<DB>(
  database: TestDatabase<DB>,
  viewerId: string,
  read: (db: Kysely<DB>) => Promise<unknown>,
): Promise<Work> {
  const run = async () => {
    await using viewer = database.forViewer({ id: viewerId })
    await read(viewer.db)
    await sql`select pg_stat_force_next_flush()`.execute(viewer.db)
  }
  const counted = async () => {
    // Of this connection, on which rows may have been made: else they are counted some time later.
    await sql`select pg_stat_force_next_flush()`.execute(database.system)
    const { rows: tables } = await sql<{ name: string; scans: number; buffers: number }>`
      select relname as name, case when n_live_tup > ${manyRows} then seq_scan else 0 end as scans,
        heap_blks_read + heap_blks_hit + coalesce(idx_blks_read + idx_blks_hit, 0) as buffers
      from pg_stat_user_tables join pg_statio_user_tables using (relid, relname)
    `.execute(database.system)
    const { rows: functions } = await sql<{ calls: number }>`
      select coalesce(sum(calls), 0)::bigint as calls from pg_stat_user_functions
    `.execute(database.system)
    return {
      scans: new Map(tables.map(({ name, scans }) => [name, scans])),
      buffers: tables.reduce((sum, table) => sum + table.buffers, 0),
      calls: functions[0]!.calls,
    }
  }
  for (let n = 0; n < warming; n++) await run()
  const before = await counted()
  await run()
  const after = await counted()
  return {
    scans: [...after.scans].filter(([name, scans]) => scans !== before.scans.get(name)).map(([name]) => name),
    calls: after.calls - before.calls,
    buffers: after.buffers - before.buffers,
  }
}
