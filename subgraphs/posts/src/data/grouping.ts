import { type AliasedRawBuilder, sql } from 'kysely'

/** The ids of many parents as a table `parent`, for one lateral page each. */
export function parentIds(ids: readonly string[]): AliasedRawBuilder<{ id: string }, 'parent'> {
  return sql<{ id: string }>`unnest(${ids}::uuid[])`.as<'parent'>(sql`parent(id)`)
}

/** The same for parents that are known by a name. */
export function parentNames(names: readonly string[]): AliasedRawBuilder<{ id: string }, 'parent'> {
  return sql<{ id: string }>`unnest(${names}::text[])`.as<'parent'>(sql`parent(id)`)
}

/** Rows by their parent, in the order they came. */
export function groupByParent<Row extends { parent: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ parent }) => parent)
}
