import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { type CopyStreamQuery, from } from 'pg-copy-streams'
import { clientConfig } from '../connection/pool.ts'
import type { Database } from '../database.ts'
import { encodeRow } from './copy-format.ts'
import { toSnakeCase } from './name-case.ts'

/** Characters of one message: enough that messages cost nothing, few enough for the processor's cache. */
const chunkLength = 64 * 1024

type Rows = Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>

export interface CopyOptions {
  /** Runs no triggers of the table, for rows that have the triggers' effects already (counters, say). */
  withoutTriggers?: boolean
}

/**
 * Loads rows by COPY, as the owner, and returns their number. An error in one row leaves the table unchanged.
 * The table is locked until the end.
 *
 * @param target a database, for a new connection without a statement time-out; or a connected client without `pipeline`,
 *   for its open transaction if there is one
 * @param columns in camelCase, in the order of a row's values
 * @param rows values as an insert takes them; plain objects become JSON, arrays become PostgreSQL arrays
 */
export async function copyRows<DB, Table extends keyof DB & string>(
  target: Database<DB> | pg.ClientBase,
  table: Table,
  columns: readonly (keyof DB[Table] & string)[],
  rows: Rows,
  options: CopyOptions = {},
): Promise<number> {
  if (!('system' in target)) return copyInTransaction(target, table, columns, rows, options)
  const { config, service } = target
  const settings = clientConfig(config, `plaza-${service}-copy`)
  const client = new pg.Client({ ...settings, pipeline: false, statement_timeout: 0, lock_timeout: 0 })
  await client.connect()
  try {
    return await copyInTransaction(client, table, columns, rows, options)
  } finally {
    await client.end()
  }
}

async function copyInTransaction(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Rows,
  { withoutTriggers = false }: CopyOptions,
): Promise<number> {
  const isOwnTransaction = client.getTransactionStatus() === 'I'
  const [name, ...names] = [table, ...columns].map((each) => pg.escapeIdentifier(toSnakeCase(each)))
  try {
    if (isOwnTransaction) await client.query('begin')
    const { rows: found } = await client.query(
      'select relforcerowsecurity as forced from pg_class where oid = $1::regclass',
      [name],
    )
    // COPY refuses tables whose row-level security binds the owner too. No other session sees it lifted, behind the lock.
    const isForced = found[0]?.forced === true
    if (isForced) await client.query(`alter table ${name} no force row level security`)
    if (withoutTriggers) await client.query(`alter table ${name} disable trigger user`)
    const copied = await send(client.query(from(`copy ${name} (${names.join(', ')}) from stdin`)), rows)
    if (withoutTriggers) await client.query(`alter table ${name} enable trigger user`)
    if (isForced) await client.query(`alter table ${name} force row level security`)
    if (isOwnTransaction) await client.query('commit')
    return copied
  } catch (error) {
    if (isOwnTransaction) await client.query('rollback').catch(() => {})
    throw error
  }
}

async function send(stream: CopyStreamQuery, rows: Rows): Promise<number> {
  await pipeline(chunks(rows), stream)
  return stream.rowCount
}

function chunks(rows: Rows): Iterable<string> | AsyncIterable<string> {
  return Symbol.iterator in rows ? syncChunks(rows) : asyncChunks(rows)
}

/** Apart from `asyncChunks`, because a promise for each row would double the cost. */
function* syncChunks(rows: Iterable<readonly unknown[]>): Generator<string> {
  let chunk = ''
  for (const row of rows) {
    chunk += encodeRow(row)
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

async function* asyncChunks(rows: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let chunk = ''
  for await (const row of rows) {
    chunk += encodeRow(row)
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}
