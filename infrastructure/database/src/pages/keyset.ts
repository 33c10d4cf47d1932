import { type ReferenceExpression, type SelectQueryBuilder, sql } from 'kysely'
import type { Page } from './page.ts'

/**
 * Orders a query by the columns, starts after the page's cursor and limits it to one row more than the page has.
 *
 * The columns share one direction, so that one row comparison says where the page starts and one index serves both.
 * The last column must make the order total (an id).
 */
export function keyset<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  page: Page,
  columns: readonly ReferenceExpression<DB, TB>[],
  direction: 'asc' | 'desc',
): SelectQueryBuilder<DB, TB, O> {
  const ascending = (direction === 'asc') !== (page.backwards === true)
  // The limit is part of the text: with `limit $n` PostgreSQL may settle on a plan for any limit (25 ms instead of 1).
  let paged = query.limit(sql.lit(page.first + 1))
  for (const column of columns) {
    paged = paged.orderBy(column as never, ascending ? 'asc' : 'desc')
  }
  const { after } = page
  if (after === null) return paged
  const sortKey = sql.join(columns.map((column) => sql.ref(column as string)))
  return paged.where(sql<boolean>`(${sortKey}) ${sql.raw(ascending ? '>' : '<')} (${sql.join(after)})`)
}
