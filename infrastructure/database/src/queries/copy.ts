import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { type CopyStreamQuery, from } from 'pg-copy-streams'
import { clientConfig } from '../connection/pool.ts'
import type { Database } from '../database.ts'
import { toSnakeCase } from './snake-case.ts'

/** Text that is sent at once: large enough that messages cost nothing, small enough to stay in the cache. */
const chunkLength = 64 * 1024

type Rows = Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>

export interface CopyOptions {
  /** Leaves the table's own triggers out, for rows that come with what these would have done (counters, say). */
  withoutTriggers?: boolean
}

/**
 * Loads rows by COPY, as the owner; gives their number. All or nothing: an error in one row undoes the others.
 * The table is locked until the end.
 *
 * @param target a database, which lends a connection of its own without a statement time-out, or a connected client
 *   (not one with `pipeline`), whose transaction the rows then belong to if one is open
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
  const isOurs = client.getTransactionStatus() === 'I'
  const [name, ...names] = [table, ...columns].map((each) => pg.escapeIdentifier(toSnakeCase(each)))
  try {
    if (isOurs) await client.query('begin')
    const { rows: found } = await client.query(
      'select relforcerowsecurity as forced from pg_class where oid = $1::regclass',
      [name],
    )
    // COPY refuses tables whose row-level security binds the owner too. Others never see it lifted: the lock keeps them out.
    const isForced = found[0]?.forced === true
    if (isForced) await client.query(`alter table ${name} no force row level security`)
    if (withoutTriggers) await client.query(`alter table ${name} disable trigger user`)
    const copied = await send(client.query(from(`copy ${name} (${names.join(', ')}) from stdin`)), rows)
    if (withoutTriggers) await client.query(`alter table ${name} enable trigger user`)
    if (isForced) await client.query(`alter table ${name} force row level security`)
    if (isOurs) await client.query('commit')
    return copied
  } catch (error) {
    if (isOurs) await client.query('rollback').catch(() => {})
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

/** Without a promise a row, which would cost as much as the rest. */
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

function encodeRow(row: readonly unknown[]): string {
  return `${row.map(encode).join('\t')}\n`
}

const special = /[\\\t\n\r]/
const everySpecial = new RegExp(special, 'g')
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One value in COPY's text format. */
function encode(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return String(value)
    case 'boolean':
      return value ? 't' : 'f'
    case 'string':
      return escapeText(value)
    default:
      return escapeText(asText(value))
  }
}

function asText(value: object | symbol | ((...args: never[]) => unknown)): string {
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (Array.isArray(value)) return arrayText(value)
  return JSON.stringify(value)
}

function arrayText(values: readonly unknown[]): string {
  const items = values.map((value) => {
    if (value === null) return 'NULL'
    if (Array.isArray(value)) return arrayText(value)
    const text = typeof value === 'object' ? asText(value) : String(value)
    return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
  })
  return `{${items.join(',')}}`
}

// Most texts have none, and asking is cheaper than replacing.
function escapeText(text: string): string {
  return special.test(text) ? text.replaceAll(everySpecial, (character) => escapes[character] as string) : text
}
