import pg from 'pg'
import { testServerUrl } from './server.ts'
import { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database.ts'

/** SQL: the id of the `number`th row of a kind, which is three hexadecimal digits; `number` may be an expression. */
export const sqlId = (kind: string, number: string | number): string =>
  `('00000000-0000-7000-8${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** The same id, as text. */
export const idAt = (kind: string, number: number): string =>
  `00000000-0000-7000-8${kind}-${number.toString(16).padStart(12, '0')}`

/** SQL: `n` from 0, so many times. */
export const sqlNumbers = (count: number): string => `generate_series(0, ${count - 1}) as n`

/**
 * A database with very many rows, as plans are to be read with: analyzed, and with one connection for each pool.
 *
 * @param rows statements that fill `tables`, which are all empty before. They run as the administrator, without triggers
 * and the checks of foreign keys, unlogged, and with indexes made behind them: that takes a half of the time.
 */
export async function createDatabaseAtSize<DB>(
  options: TestDatabaseOptions,
  tables: readonly string[],
  rows: string,
): Promise<TestDatabase<DB>> {
  await using cleanup = new AsyncDisposableStack()
  const database = cleanup.use(
    await createTestDatabase<DB>({ ...options, settings: { poolMax: 1, statementTimeoutMs: 0 } }),
  )
  const url = new URL(testServerUrl())
  url.pathname = `/${database.name}`
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  try {
    await admin.query(
      `alter database ${database.name} set track_functions = 'all'; set session_replication_role = replica`,
    )
    const { rows: indexes } = await admin.query<{ name: string; definition: string }>(
      `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
      [tables],
    )
    // Autovacuum would read the tables while buffers are counted.
    for (const table of tables) await admin.query(`alter table ${table} set (autovacuum_enabled = false)`)
    // What comes into a table in the transaction that emptied it is not written to the log.
    await admin.query(`begin; truncate ${tables.join()} cascade`)
    for (const { name } of indexes) await admin.query(`drop index ${name}`)
    await admin.query(rows)
    for (const { definition } of indexes) await admin.query(definition)
    await admin.query('commit')
    await admin.query('vacuum analyze')
    await vacuumUntilVisible(admin, tables)
  } finally {
    await admin.end()
  }
  cleanup.move()
  return database
}

/**
 * An index is read alone only where all rows of a page are known to be visible to everybody. A vacuum can't know that of rows
 * that are newer than somebody's snapshot, as of an analyze of another table that is just running.
 */
async function vacuumUntilVisible(admin: pg.Client, tables: readonly string[]): Promise<void> {
  for (;;) {
    const { rows } = await admin.query<{ name: string }>(
      `select oid::regclass as name from pg_class where oid = any ($1::regclass[]) and relallvisible < relpages`,
      [tables],
    )
    if (rows.length === 0) return
    await admin.query(`vacuum ${rows.map(({ name }) => name).join()}`)
  }
}
