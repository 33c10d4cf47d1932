import pg from 'pg'
import type { RowViewer, Table } from './expectations.ts'

/** Row-level security and missing privileges say the same. */
const refused = '42501'
/** On insert a trigger that refuses before row-level security is asked; on delete a row that others hang on. */
const foreignKey = '23503'
/** The row passed every check and is there already. */
const duplicate = '23505'

export interface Shape {
  /** Of the primary key. */
  key: string[]
  /** Columns that the application role may read, add and change. */
  readable: string[]
  insertable: string[]
  updatable: string[]
}

export interface Row {
  kind: string
  key: string
}

/** One table, looked at as the application role without any where clause, for one person at a time. */
export class Probe {
  readonly #client: pg.Client
  readonly #service: string
  readonly #ids: Readonly<Record<string, string>>
  readonly #viewers: Readonly<Record<RowViewer, string>>

  constructor(
    client: pg.Client,
    service: string,
    ids: Readonly<Record<string, string>>,
    viewers: Readonly<Record<RowViewer, string>>,
  ) {
    this.#client = client
    this.#service = service
    this.#ids = ids
    this.#viewers = viewers
  }

  #sql(text: string): string {
    return text.replaceAll(/:([a-z]+)\b(?!:)/g, (whole, name) => {
      const id = this.#ids[name]
      return id === undefined ? whole : `${pg.escapeLiteral(id)}::uuid`
    })
  }

  async fill(statement: string): Promise<void> {
    await this.#client.query(this.#sql(statement))
  }

  async shape(table: string): Promise<Shape> {
    const role = pg.escapeLiteral(`${this.#service}_app`)
    const { rows } = await this.#client.query(`
      select attname as name, attgenerated <> '' as generated, attidentity <> '' as identity,
        attnum = any (coalesce(i.indkey::int[], '{}')) as in_key,
        has_column_privilege(${role}, attrelid, attnum, 'select') as readable,
        has_column_privilege(${role}, attrelid, attnum, 'insert') as insertable,
        has_column_privilege(${role}, attrelid, attnum, 'update') as updatable
      from pg_attribute left join pg_index i on i.indrelid = attrelid and i.indisprimary
      where attrelid = ${pg.escapeLiteral(table)}::regclass and attnum > 0 and not attisdropped order by attnum`)
    const names = (where: (row: Record<string, boolean>) => boolean) =>
      rows.filter(where).map(({ name }) => pg.escapeIdentifier(name))
    return {
      key: names((row) => row.in_key!),
      readable: names((row) => row.readable!),
      insertable: names((row) => row.insertable! && !row.generated && !row.identity),
      updatable: names((row) => row.updatable! && !row.generated),
    }
  }

  /** All rows with a kind, as the owner sees them. */
  async rows(table: string, { kind }: Table, { key }: Shape): Promise<Row[]> {
    const { rows } = await this.#client.query(
      this.#sql(
        `select * from (select (${kind})::text as kind, ${textOf(key)} as key from ${table} t) x where kind is not null`,
      ),
    )
    return rows
  }

  /** Keys of what a bare select gives. */
  async see(viewer: RowViewer, table: string, { key, readable }: Shape): Promise<string[]> {
    if (!key.every((column) => readable.includes(column))) {
      const read = await this.#as(viewer, `select ${readable.join(', ') || '*'} from ${table} t`)
      return read.code === refused ? [] : read.rows.map(() => 'a row without its key')
    }
    return (await this.#as(viewer, `select ${textOf(key)} as key from ${table} t`)).rows.map((row) => row.key)
  }

  /** Whether a copy of the row passes what guards the table. */
  async add(viewer: RowViewer, table: string, row: Row, { key, insertable }: Shape): Promise<boolean> {
    const columns = insertable.join(', ')
    if (!columns) return this.#passes(viewer, `insert into ${table} default values`)
    const { rows } = await this.#client.query(
      `select to_jsonb(t) as row from ${table} t where ${textOf(key)} = ${pg.escapeLiteral(row.key)}`,
    )
    const copy = `jsonb_populate_record(null::${table}, ${pg.escapeLiteral(JSON.stringify(rows[0].row))})`
    return this.#passes(viewer, `insert into ${table} (${columns}) select ${columns} from ${copy}`)
  }

  async change(viewer: RowViewer, table: string, row: Row, { set }: Table, shape: Shape): Promise<boolean> {
    const column = shape.updatable.find((name) => shape.readable.includes(name)) ?? shape.readable[0] ?? shape.key[0]
    return this.#touches(viewer, `update ${table} t set ${set ?? `${column} = ${column}`}`, row, shape)
  }

  async remove(viewer: RowViewer, table: string, row: Row, shape: Shape): Promise<boolean> {
    return this.#touches(viewer, `delete from ${table} t`, row, shape)
  }

  /** Whether whoever may change the row may also put another person in its place. */
  async giveAway(viewer: RowViewer, table: string, column: string, row: Row, shape: Shape): Promise<boolean> {
    const other = pg.escapeLiteral(this.#viewers.stranger)
    return this.#touches(viewer, `update ${table} t set ${column} = ${other}`, row, shape)
  }

  /** What a statement gives while the names in it are looked up in other places. */
  async under(searchPath: string, viewer: RowViewer, statement: string): Promise<string[]> {
    const path = `select set_config('search_path', ${pg.escapeLiteral(searchPath)}, true)`
    const { code, rows } = await this.#as(viewer, this.#sql(statement), path)
    return code === undefined ? rows.map((row) => JSON.stringify(row)).sort() : [code]
  }

  /** Of a table that requests have no business with: the statements that are let through all the same. */
  async open(viewer: RowViewer, table: string, { key }: Shape): Promise<string[]> {
    const column = key[0]
    const statements = {
      select: `select from ${table}`,
      insert: `insert into ${table} default values`,
      update: `update ${table} set ${column} = null`,
      delete: `delete from ${table}`,
      lock: `select from ${table} for update`,
      truncate: `truncate ${table}`,
    }
    const through: string[] = []
    for (const [verb, statement] of Object.entries(statements)) {
      if ((await this.#as(viewer, statement)).code !== refused) through.push(verb)
    }
    return through
  }

  async #touches(viewer: RowViewer, statement: string, { key }: Row, shape: Shape): Promise<boolean> {
    const where = `${textOf(shape.key)} = ${pg.escapeLiteral(key)}`
    const done = await this.#as(viewer, `${statement} where ${where}`)
    return done.code === duplicate || done.code === foreignKey || (done.rowCount ?? 0) > 0
  }

  async #passes(viewer: RowViewer, statement: string): Promise<boolean> {
    const { code } = await this.#as(viewer, statement)
    if (code === undefined || code === duplicate) return true
    if (code === refused || code === foreignKey) return false
    throw new Error(`${statement} says ${code}, which tells nothing`)
  }

  async #as(
    viewer: RowViewer,
    statement: string,
    before = 'select',
  ): Promise<{ code?: string; rows: { key: string }[]; rowCount: number | null }> {
    const id = this.#viewers[viewer]
    await this.#client.query(
      `begin; select set_config('role', '${this.#service}_app', true), set_config('app.current_user_id', '${id}', true); ${before}`,
    )
    try {
      return await this.#client.query(statement)
    } catch (error) {
      const code = (error as pg.DatabaseError).code
      if (code === undefined) throw error
      return { code, rows: [], rowCount: 0 }
    } finally {
      await this.#client.query('rollback')
    }
  }
}

const textOf = (key: readonly string[]) => `concat_ws(' ', ${key.map((column) => `t.${column}`).join(', ')})`
