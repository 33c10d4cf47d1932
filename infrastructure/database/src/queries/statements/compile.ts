import type { CompiledQuery, Kysely, QueryExecutorProvider } from 'kysely'
import { kyselyOver } from '../kysely.ts'
import { isMarker, nameOf } from './markers.ts'
import { markValues, type Read, type StatementShape, type StatementValues } from './values.ts'

/** A query of Kysely's, or raw SQL. */
export interface Query<Row> {
  compile(db: QueryExecutorProvider): CompiledQuery<Row>
}

export type Build<Row> = (values: StatementValues, shape: StatementShape | undefined) => Query<Row>

/** The SQL of a statement in one shape, and how its parameters come out of the values of a call. */
export interface Compiled<Row> {
  readonly query: CompiledQuery<Row>
  readonly reads: readonly Read[]
}

const refuse = (): never => {
  throw new Error('A statement describes a query: it is executed after it is built')
}

/** What queries of statements are built with: it has no connection. */
export const builder: Kysely<unknown> = kyselyOver<unknown>({
  init: async () => {},
  acquireConnection: refuse,
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
  releaseConnection: refuse,
  destroy: async () => {},
})

/**
 * Builds the query with markers in the place of values, and prints it.
 * @throws TypeError when the query does something else with a value than to pass it as a parameter
 */
export function compile<Row>(
  build: Build<Row>,
  values: StatementValues,
  shape: StatementShape | undefined,
): Compiled<Row> {
  const { marked, reads } = markValues(values)
  const query = build(marked, shape).compile(builder)
  const unused = new Set(reads.keys())
  const readOf = (parameter: unknown): Read => {
    if (isMarker(parameter)) {
      const read = reads.get(parameter)
      if (!read) throw new TypeError(`The value \`${nameOf(parameter)}\` belongs to another query of a statement`)
      unused.delete(parameter)
      return read
    }
    if (Array.isArray(parameter)) {
      const items = parameter.map(readOf)
      return (all) => items.map((read) => read(all))
    }
    if (typeof parameter === 'object' && parameter !== null) {
      throw new TypeError('The query of a statement holds an object: a time, a buffer or JSON is given as a value')
    }
    return () => parameter
  }
  const parameters = query.parameters.map(readOf)
  for (const marker of unused) {
    throw new TypeError(
      `The query of a statement does not use \`${nameOf(marker)}\`: what only decides about the SQL belongs into the shape`,
    )
  }
  return { query, reads: parameters }
}

/**
 * Builds the query with the values themselves and compares.
 * @throws Error, without values, when it is another query
 */
export function compare<Row>(
  build: Build<Row>,
  values: StatementValues,
  shape: StatementShape | undefined,
  { query, reads }: Compiled<Row>,
): void {
  const plain = build(values, shape).compile(builder)
  const bound = reads.map((read) => read(values))
  if (plain.sql === query.sql && isSame(plain.parameters, bound)) return
  throw new Error(
    `With its values a statement is another query. What alters the SQL belongs into the shape, and what is read of a ` +
      `clock or made up is a value. The query without them: ${query.sql}`,
  )
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other)
  return one.length === other.length && one.every((item, n) => isSame(item, other[n]))
}
