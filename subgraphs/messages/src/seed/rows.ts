export type Many<Row> = Iterable<Row> | AsyncIterable<Row>

/** The rows of a table that each of `rows` stands for, as `copyRows` takes them. */
export async function* toRows<Row>(
  rows: Many<Row>,
  toTableRows: (row: Row) => readonly (readonly unknown[])[],
): AsyncGenerator<readonly unknown[]> {
  for await (const row of rows) yield* toTableRows(row)
}
