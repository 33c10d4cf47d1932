import {
  type Expression,
  type Insertable,
  type Kysely,
  type Selectable,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely'

type ColumnOf<DB, Table extends keyof DB> = keyof Selectable<DB[Table]> & string

export interface UpsertIfNewerOptions<DB, Table extends keyof DB> {
  /** The columns that name a row; the table has a unique index on them. */
  key: readonly ColumnOf<DB, Table>[]
  /** The column that says which state is newer; `version` unless given. */
  version?: ColumnOf<DB, Table>
  /** A further condition on the row that is there, without which it is not replaced. */
  and?: Expression<SqlBool>
}

/**
 * Inserts rows of a projection and replaces those whose version is lower: events come more than once and in any order,
 * and one at or below the version held changes nothing. All columns of `rows` but the key are replaced.
 *
 * @param rows of one shape: each has the same columns
 * @returns how many rows were inserted or replaced
 */
export async function upsertIfNewer<DB, Table extends keyof DB & string>(
  trx: Transaction<DB>,
  table: Table,
  rows: Insertable<DB[Table]> | readonly Insertable<DB[Table]>[],
  { key, version = 'version' as ColumnOf<DB, Table>, and }: UpsertIfNewerOptions<DB, Table>,
): Promise<number> {
  const values = (Array.isArray(rows) ? rows : [rows]) as readonly AnyRow[]
  const [first] = values
  if (!first) return 0
  const replaced = Object.keys(first).filter((column) => !(key as readonly string[]).includes(column))
  // Kysely can't work out the columns of a table that is a type parameter; the signature has checked them.
  const { numInsertedOrUpdatedRows } = await (trx as unknown as Kysely<{ [table: string]: AnyRow }>)
    .insertInto(table as string)
    .values(values)
    .onConflict((conflict) => {
      const update = conflict
        .columns(key)
        .doUpdateSet(Object.fromEntries(replaced.map((column) => [column, sql.ref(`excluded.${column}`)])))
        .whereRef(`${table}.${version}`, '<', `excluded.${version}`)
      return and ? update.where(and) : update
    })
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0n)
}

interface AnyRow {
  [column: string]: unknown
}
