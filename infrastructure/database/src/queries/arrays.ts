import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely'

// One parameter for any number of values, so that the statement has one text and is prepared once. These are for raw SQL;
// Kysely's `where('id', 'in', ids)` is printed as such a parameter (compiler.ts).

/** `$1::uuid[]`: ids as one array parameter of raw SQL. */
export function uuidArray(ids: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`${ids}::uuid[]`
}

/** `$1::text[]`: texts as one array parameter of raw SQL. */
export function textArray(values: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`${values}::text[]`
}

/** `unnest($1::uuid[]) as alias(id)`: ids as a table to select from, e.g. for one lateral page of each parent. */
export function uuidRows<Alias extends string>(
  ids: readonly string[],
  alias: Alias,
): AliasedRawBuilder<{ id: string }, Alias> {
  return sql<{ id: string }>`unnest(${uuidArray(ids)})`.as<Alias>(sql`${sql.ref(alias)}(id)`)
}

/** `unnest($1::text[]) as alias(id)`: texts as a table to select from; its column is called `id`, as in `uuidRows`. */
export function textRows<Alias extends string>(
  values: readonly string[],
  alias: Alias,
): AliasedRawBuilder<{ id: string }, Alias> {
  return sql<{ id: string }>`unnest(${textArray(values)})`.as<Alias>(sql`${sql.ref(alias)}(id)`)
}
