import type { Insertable, Kysely, Selectable, SelectQueryBuilder, Updateable } from 'kysely'
import { keyset } from './pages/keyset.ts'
import type { Page } from './pages/page.ts'

type ColumnOf<DB, Table extends keyof DB> = keyof Selectable<DB[Table]> & string

export interface RepositoryOptions<DB, Table extends keyof DB, Column extends ColumnOf<DB, Table>> {
  /** What its rows have: the columns of the table that its readers need, by name, so that a new column can't leak. */
  columns: readonly Column[]
  /** The column of single look-ups, updates and deletes; `id` unless given. */
  key?: ColumnOf<DB, Table>
}

/** The plain reads and writes of one table. Every method takes the database first: a viewer's, a transaction or the system's. */
export interface Repository<DB, Table extends keyof DB, Row> {
  /** The row, or null. */
  find(db: Kysely<DB>, key: string): Promise<Row | null>
  /** The rows that exist, in no order: one statement for any number of keys. */
  findMany(db: Kysely<DB>, keys: readonly string[]): Promise<Row[]>
  /** The first row whose column has the value, or null. */
  findBy<Column extends ColumnOf<DB, Table>>(
    db: Kysely<DB>,
    column: Column,
    value: Selectable<DB[Table]>[Column],
  ): Promise<Row | null>
  insert(db: Kysely<DB>, values: Insertable<DB[Table]>): Promise<Row>
  /** The changed row, or null when there is none (or none the viewer may change). */
  update(db: Kysely<DB>, key: string, values: Updateable<DB[Table]>): Promise<Row | null>
  /** Whether there was one. */
  delete(db: Kysely<DB>, key: string): Promise<boolean>
  /** Up to `first + 1` rows for `toConnection`. */
  page(
    db: Kysely<DB>,
    page: Page,
    order: { columns: readonly ColumnOf<DB, Table>[]; direction: 'asc' | 'desc' },
    where?: Partial<Selectable<DB[Table]>>,
  ): Promise<Row[]>
}

/** `createRepository<DB>()('posts', { columns: ['id', 'content'] })`: called twice, because TypeScript infers all or none. */
export function createRepository<DB>() {
  return <Table extends keyof DB & string, Column extends ColumnOf<DB, Table>>(
    table: Table,
    options: RepositoryOptions<DB, Table, Column>,
  ): Repository<DB, Table, Pick<Selectable<DB[Table]>, Column>> =>
    untyped(table, options.columns, options.key ?? 'id') as unknown as Repository<
      DB,
      Table,
      Pick<Selectable<DB[Table]>, Column>
    >
}

interface AnyRow {
  [column: string]: unknown
}
interface AnyDatabase {
  [table: string]: AnyRow
}
type Query = SelectQueryBuilder<AnyDatabase, string, AnyRow>

/** The same without the table's types, which Kysely can't work out for a table that is a type parameter. */
function untyped(table: string, columns: readonly string[], key: string): Repository<AnyDatabase, string, AnyRow> {
  const select = (db: Kysely<AnyDatabase>): Query => db.selectFrom(table).select(columns)
  const orNull = (rows: AnyRow[]): AnyRow | null => rows[0] ?? null
  return {
    find: async (db, value) => orNull(await select(db).where(key, '=', value).execute()),
    findMany: async (db, values) => (values.length === 0 ? [] : await select(db).where(key, 'in', values).execute()),
    findBy: async (db, column, value) =>
      orNull(
        await select(db)
          .where(column as string, '=', value)
          .limit(1)
          .execute(),
      ),
    insert: (db, values) => db.insertInto(table).values(values).returning(columns).executeTakeFirstOrThrow(),
    update: async (db, value, values) =>
      orNull(await db.updateTable(table).set(values).where(key, '=', value).returning(columns).execute()),
    async delete(db, value) {
      const { numDeletedRows } = await db.deleteFrom(table).where(key, '=', value).executeTakeFirst()
      return numDeletedRows > 0n
    },
    page(db, page, order, where = {}) {
      let query = select(db)
      for (const [column, value] of Object.entries(where)) query = query.where(column, '=', value)
      return keyset(query, page, order.columns, order.direction).execute()
    },
  }
}
