import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely'

/** The ids of many parents as a table `parent`, for one lateral page each. */
export function parentIds(ids: readonly string[]): AliasedRawBuilder<{ id: string }, 'parent'> {
  return sql<{ id: string }>`unnest(${ids}::uuid[])`.as<'parent'>(sql`parent(id)`)
}

/** The same for parents that are known by a name. */
export function parentNames(names: readonly string[]): AliasedRawBuilder<{ id: string }, 'parent'> {
  return sql<{ id: string }>`unnest(${names}::text[])`.as<'parent'>(sql`parent(id)`)
}

/** One parameter for any number of ids, so that the statement's text stays the same. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`any(${ids}::uuid[])`

/** The values of each key, in the order they came. */
export function collectValues(rows: readonly { key: string; value: string }[]): Map<string, string[]> {
  const collected = new Map<string, string[]>()
  for (const { key, value } of rows) {
    const values = collected.get(key)
    if (values) values.push(value)
    else collected.set(key, [value])
  }
  return collected
}

/** Rows by their parent, in the order they came. */
export function groupByParent<Row extends { parent: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ parent }) => parent)
}
