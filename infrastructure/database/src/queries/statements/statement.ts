import type { CompiledQuery, Kysely } from 'kysely'
import { type Build, builder, type Compiled, compare, compile, type Query } from './compile.ts'
import { keyOf, type ShapeValue, type StatementShape, type StatementValue, type StatementValues } from './values.ts'

/** Queries that one statement keeps. Pages of every size would be more; the oldest makes room. */
const maxShapes = 100

/** A query that is built once for each shape. */
export interface Statement<DB, Given extends unknown[], Row> {
  /** Runs it with these values. */
  execute(db: Kysely<DB>, ...given: Given): Promise<Row[]>
  /** The first row; undefined when there is none. */
  executeTakeFirst(db: Kysely<DB>, ...given: Given): Promise<Row | undefined>
}

let isEveryCallCompared = false

/** From now on every call of every statement is compared with the plain query of its values. For tests. */
export function compareEveryCall(): void {
  isEveryCallCompared = true
}

/**
 * A query of Kysely's, or raw SQL, that is built and printed once for each shape instead of at each call.
 *
 * `build` gets markers in the place of `values`, and they can only become parameters: it throws at the first call when it
 * reads, compares or prints one. It sees null, undefined and booleans as they are, and of a `Page` all but what the cursor
 * holds. Whatever else alters the SQL is given as `shape`: text, numbers and booleans, of which there are few.
 *
 * @example
 * const mediaOfPosts = statement((db: Db, { postIds }: { postIds: readonly string[] }) =>
 *   db.selectFrom('postMedia').select(['postId', 'mediaId']).where('postId', 'in', postIds),
 * )
 * const rows = await mediaOfPosts.execute(db, { postIds })
 */
export function statement<DB, Row>(build: (db: Kysely<DB>) => Query<Row>): Statement<DB, [], Row>
export function statement<DB, Values extends Only<StatementValue, Values>, Row>(
  build: (db: Kysely<DB>, values: Values) => Query<Row>,
): Statement<DB, [values: Values], Row>
export function statement<DB, Values extends Only<StatementValue, Values>, Shape extends Only<ShapeValue, Shape>, Row>(
  build: (db: Kysely<DB>, values: Values, shape: Shape) => Query<Row>,
): Statement<DB, [values: Values, shape: Shape], Row>
export function statement<DB, Row>(
  build: (db: Kysely<DB>, values: never, shape: never) => Query<Row>,
): Statement<DB, [values?: StatementValues, shape?: StatementShape], Row> {
  const compiled = new Map<string, Compiled<Row>>()
  const buildWith: Build<Row> = (values, shape) => build(builder as Kysely<DB>, values as never, shape as never)

  const compiledFor = (values: StatementValues, shape: StatementShape | undefined): Compiled<Row> => {
    const key = keyOf(values, shape)
    const known = compiled.get(key)
    if (known) {
      if (isEveryCallCompared) compare(buildWith, values, shape, known)
      return known
    }
    const made = compile(buildWith, values, shape)
    compare(buildWith, values, shape, made)
    if (compiled.size === maxShapes) compiled.delete(compiled.keys().next().value!)
    compiled.set(key, made)
    return made
  }

  const execute = async (db: Kysely<DB>, values: StatementValues = {}, shape?: StatementShape): Promise<Row[]> => {
    const { query, reads } = compiledFor(values, shape)
    const bound: CompiledQuery<Row> = { ...query, parameters: reads.map((read) => read(values)) }
    return (await db.getExecutor().executeQuery(bound)).rows
  }
  return { execute, executeTakeFirst: async (...given) => (await execute(...given))[0] }
}

/** An object whose properties are all of a type. Interfaces are no index signatures, so it is worked out for each. */
type Only<Property, Of> = { readonly [Name in keyof Of]: Property }
