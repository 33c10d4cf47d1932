import type pg from 'pg'
import { types } from '../connection/types.ts'
import { toCamelCase } from '../queries/name-case.ts'

/** A column as PostgreSQL describes it. */
export interface Field {
  name: string
  dataTypeID: number
}

/** How the rows of a statement become objects, whose names are in camelCase. */
export class RowShape {
  readonly #names: string[]
  readonly #parsers: ((value: string) => unknown)[]
  /** Copied for each row, so that all rows of a statement have the same hidden class. */
  readonly #empty: Record<string, unknown>

  constructor(fields: readonly Field[]) {
    this.#names = fields.map(({ name }) => toCamelCase(name))
    this.#parsers = fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID, 'text'))
    this.#empty = Object.fromEntries(this.#names.map((name) => [name, null]))
  }

  rowOf(values: readonly (string | null)[]): Record<string, unknown> {
    const row = { ...this.#empty }
    for (let column = 0; column < values.length; column += 1) {
      const value = values[column] as string | null
      row[this.#names[column] as string] =
        value === null ? null : (this.#parsers[column] as (text: string) => unknown)(value)
    }
    return row
  }
}

const ofConnections = new WeakMap<pg.Connection, Map<string, RowShape>>()

/**
 * The shapes of what is prepared on a connection, by name, so that each is described once. PostgreSQL refuses to run a
 * prepared statement whose columns have changed, so a shape stays true for as long as its statement is there.
 */
export function shapesOf(connection: pg.Connection): Map<string, RowShape> {
  let shapes = ofConnections.get(connection)
  if (shapes === undefined) {
    shapes = new Map()
    ofConnections.set(connection, shapes)
  }
  return shapes
}
