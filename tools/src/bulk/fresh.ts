import type { Database } from '@plaza/database'
import { sql } from 'kysely'

export type Many<Fact> = Iterable<Fact> | AsyncIterable<Fact>

export interface Identity<Fact> {
  table: string
  /** The columns (ids, in snake_case) that tell one row from another. */
  columns: readonly string[]
  of(fact: Fact): readonly string[]
}

/** Those of the facts whose rows are not there yet. */
export async function filterFresh<Fact>(
  database: Database<unknown>,
  { table, columns, of }: Identity<Fact>,
  facts: readonly Fact[],
): Promise<Fact[]> {
  const keys = facts.map(of)
  const names = sql.join(columns.map((name) => sql.ref(name)))
  const lists = sql.join(columns.map((_, n) => sql`${keys.map((key) => key[n])}::uuid[]`))
  const { rows } = await sql<Record<string, string>>`
    select ${names} from ${sql.table(table)} where (${names}) in (select * from unnest(${lists}))
  `.execute(database.system)
  const present = new Set(rows.map((row) => Object.values(row).join(' ')))
  return facts.filter((_, n) => !present.has(keys[n]!.join(' ')))
}

export async function* batches<Item>(items: Many<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

export async function* mapFacts<Fact, Row>(
  facts: Many<Fact>,
  map: (fact: Fact) => Row | Promise<Row>,
): AsyncGenerator<Row> {
  for await (const fact of facts) yield await map(fact)
}
