import type pg from 'pg'
import { RowShape } from '../viewer/row-shape.ts'

/** A read in the form in which it is run as several viewers. */
export interface EachViewerStatement {
  /** By which a connection has prepared it. */
  readonly name: string
  /** Prepares it. */
  readonly prepare: string
  /** Runs it: `$1` are the viewers, `$2` the arguments. */
  readonly call: string
  readonly fields: readonly pg.FieldDef[]
}

/** A service has fewer statements by far. */
const maxStatements = 300

/**
 * The reads of one service that were run as several viewers. They come from code, so there is an end of them; a service that
 * makes up ever new ones has them prepared again and again.
 */
export class EachViewerStatements {
  readonly #statements = new Map<string, Promise<EachViewerStatement>>()
  #generation = 0
  #names = 0

  /** Counts up when all of them are prepared anew. */
  get generation(): number {
    return this.#generation
  }

  /** @param client has an open transaction of nobody's */
  find(sql: string, values: readonly unknown[], client: pg.ClientBase): Promise<EachViewerStatement> {
    const known = this.#statements.get(sql)
    if (known) return known
    if (/set_config/i.test(sql)) throw new Error('What a read sets for one viewer would be set for the next one too')
    if (this.#statements.size === maxStatements) this.forget()
    const found = describe(`plaza_each_${this.#generation}_${this.#names++}`, sql, values, client)
    this.#statements.set(sql, found)
    found.catch(() => this.#statements.delete(sql))
    return found
  }

  /** After a migration has changed the columns of one. */
  forget(): void {
    this.#generation++
    this.#statements.clear()
  }
}

/** A function that returns records is called with the names and types of their columns, so they are asked for first. */
async function describe(
  name: string,
  sql: string,
  values: readonly unknown[],
  client: pg.ClientBase,
): Promise<EachViewerStatement> {
  const { fields } = await client.query({ text: `select read.* from (${sql}) read limit 0`, values: [...values] })
  const { rows } = await client.query<{ type: string }>({
    text: `select format_type(given.type, given.modifier) as type
      from unnest($1::oid[], $2::integer[]) with ordinality given (type, modifier, place) order by given.place`,
    values: [fields.map((field) => field.dataTypeID), fields.map((field) => field.dataTypeModifier)],
  })
  const columns = rows.map(({ type }, index) => `, c${index} ${type}`)
  return {
    name,
    prepare: `prepare ${name} as select viewer_id(), read.* from (${sql}) read`,
    call: `select * from as_each_viewer($1, '${name}', $2) as each (viewer uuid${columns.join('')})`,
    fields,
  }
}

/** What one viewer is shown by a read. */
export class ViewerRows {
  readonly #fields: readonly pg.FieldDef[]
  readonly #rows: (string | null)[][] = []
  #text: string | undefined

  constructor(fields: readonly pg.FieldDef[]) {
    this.#fields = fields
  }

  /** @param row the viewer's id, and the columns as PostgreSQL writes them */
  add(row: (string | null)[]): void {
    this.#rows.push(row)
  }

  get length(): number {
    return this.#rows.length
  }

  /** Equal for two viewers who are shown the same. */
  get text(): string {
    this.#text ??= JSON.stringify(this.#rows.map(([, ...columns]) => columns))
    return this.#text
  }

  /** New objects at each call, by the columns' names in camelCase. */
  toObjects(): Record<string, unknown>[] {
    const shape = new RowShape(this.#fields)
    return this.#rows.map(([, ...columns]) => shape.rowOf(columns))
  }
}
