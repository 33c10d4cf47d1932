import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import { toCamelCase } from '../queries/name-case.ts'

/** One statement that was sent, without its parameters. */
export interface QueryEvent {
  sql: string
  milliseconds: number
  rows: number
  /** SQLSTATE or the driver's error code, when the statement failed. */
  errorCode?: string
}

export type QueryListener = (event: QueryEvent) => void

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/**
 * Runs one statement and tells the listener. The columns of its rows have camelCase names; keys inside JSON values are data.
 * @throws pg's error, whose fields with values of rows are not enumerable, so that no log has them
 */
export async function runQuery<R>(
  client: pg.ClientBase,
  query: CompiledQuery,
  listener: QueryListener,
  /** Prepares the statement under this name, once for each connection. */
  name?: string,
): Promise<QueryResult<R>> {
  const started = performance.now()
  try {
    const { command, rowCount, ...result } = await client.query({
      text: query.sql,
      values: query.parameters as unknown[],
      rowMode: 'array',
      ...(name !== undefined && { name }),
    })
    const rows = namedRows<R>(result)
    listener({ sql: query.sql, milliseconds: performance.now() - started, rows: rowCount ?? 0 })
    return changing.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
  } catch (error) {
    const errorCode = errorCodeOf(error) ?? 'unknown'
    listener({ sql: query.sql, milliseconds: performance.now() - started, rows: 0, errorCode })
    throw withoutValues(error)
  }
}

function namedRows<R>({ fields, rows }: Pick<pg.QueryArrayResult, 'fields' | 'rows'>): R[] {
  const names = fields.map(({ name }) => toCamelCase(name))
  return rows.map((values) => {
    const row: Record<string, unknown> = {}
    for (const [column, name] of names.entries()) row[name] = values[column]
    return row as R
  })
}

/** SQLSTATE or the driver's error code; undefined for other errors. */
export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** PostgreSQL puts values of rows into `detail` and `where`: they stay readable, but a logger does not see them. */
export function withoutValues(error: unknown): unknown {
  if (error instanceof Error) {
    for (const name of ['detail', 'where', 'internalQuery']) {
      if (name in error) Object.defineProperty(error, name, { enumerable: false })
    }
  }
  return error
}
