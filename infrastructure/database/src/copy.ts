import { once } from 'node:events'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import type { Database } from './database.ts'
import { clientConfig } from './pool.ts'
import { toSnakeCase } from './snake-case.ts'

/** Text that is sent at once: large enough that messages cost nothing, small enough to stay in the cache. */
const chunkLength = 64 * 1024

/**
 * Loads rows by COPY, as the owner; gives their number. All or nothing: an error in one row undoes the others.
 *
 * @param target a database, which lends a connection of its own without a statement time-out, or a connected client,
 *   whose open transaction the rows then belong to (a client with `pipeline` can't copy)
 * @param columns in camelCase, in the order of a row's values
 * @param rows values as an insert takes them; plain objects become JSON, arrays become PostgreSQL arrays
 */
export async function copyRows<DB, Table extends keyof DB & string>(
  target: Database<DB> | pg.ClientBase,
  table: Table,
  columns: readonly (keyof DB[Table] & string)[],
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
): Promise<number> {
  if (!('system' in target)) return copyOver(target, table, columns, rows)
  const { config, service } = target
  const client = new pg.Client({ ...clientConfig(config, `plaza-${service}-copy`), statement_timeout: 0 })
  await client.connect()
  try {
    return await copyOver(client, table, columns, rows)
  } finally {
    await client.end()
  }
}

async function copyOver(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
): Promise<number> {
  const names = [table, ...columns].map((name) => pg.escapeIdentifier(toSnakeCase(name)))
  const stream = client.query(from(`copy ${names[0]} (${names.slice(1).join(', ')}) from stdin`))
  let failure: unknown
  const ended = new Promise<void>((resolve) => {
    stream.once('finish', resolve)
    stream.once('error', (error) => {
      failure = error
      resolve()
    })
  })
  try {
    let chunk = ''
    for await (const row of rows) {
      if (failure !== undefined) break
      chunk += `${row.map(encode).join('\t')}\n`
      if (chunk.length < chunkLength) continue
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), ended])
      chunk = ''
    }
    stream.end(chunk)
  } catch (error) {
    stream.destroy(error as Error)
    await ended
    throw error
  }
  await ended
  if (failure !== undefined) throw failure
  return stream.rowCount
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
