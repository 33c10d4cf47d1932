import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely'

// One parameter for any number of values, so that the statement's text stays the same and is prepared once. In Kysely's
// `where('id', 'in', ids)` a plug-in does the same (lists-as-arrays.ts); these are for raw SQL.

/** `$1::uuid[]` */
export function uuidArray(ids: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`${ids}::uuid[]`
}

/** `$1::text[]` */
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

/** `unnest($1::text[]) as alias(id)`: the same for keys that are words. */
export function textRows<Alias extends string>(
  values: readonly string[],
  alias: Alias,
): AliasedRawBuilder<{ id: string }, Alias> {
  return sql<{ id: string }>`unnest(${textArray(values)})`.as<Alias>(sql`${sql.ref(alias)}(id)`)
}
