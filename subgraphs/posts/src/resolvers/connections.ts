import { type Connection, type Page, toConnection } from '@plaza/database'
import type { CommentRow } from '../data/comments.ts'
import type { PostRow } from '../data/posts.ts'
import type { ReactionRow } from '../data/reactions.ts'

export function publishedConnection(rows: readonly PostRow[], page: Page): Connection<PostRow> {
  return toConnection(rows, page, ({ publishedAt, id }) => [publishedAt, id])
}

export function createdConnection<Row extends CommentRow | ReactionRow>(
  rows: readonly Row[],
  page: Page,
): Connection<Row> {
  return toConnection(rows, page, ({ createdAt, id }) => [createdAt, id])
}
