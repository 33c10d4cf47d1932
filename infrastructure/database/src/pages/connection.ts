import { encodeCursor } from './cursor.ts'
import type { Page } from './page.ts'

export interface Edge<Node> {
  cursor: string
  node: Node
}

export interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

export interface Connection<Node> {
  edges: Edge<Node>[]
  nodes: Node[]
  pageInfo: PageInfo
}

/**
 * The Relay connection of the rows that a query returned for `page`, up to `first + 1` of them.
 *
 * @param cursorOf the values of a row's cursor, in the order of the shape given to `parsePage`
 */
export function toConnection<Row, Node = Row>(
  rows: readonly Row[],
  page: Page,
  cursorOf: (row: Row) => readonly unknown[],
  nodeOf: (row: Row) => Node = (row) => row as unknown as Node,
): Connection<Node> {
  const hasMore = rows.length > page.first
  const shown = rows.slice(0, page.first)
  if (page.backwards) shown.reverse()
  const edges = shown.map((row) => ({ cursor: encodeCursor(cursorOf(row)), node: nodeOf(row) }))
  // With a cursor there is at least the cursor's own row on the other side.
  const hasBehind = page.after !== null
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.backwards ? hasBehind : hasMore,
      hasPreviousPage: page.backwards ? hasMore : hasBehind,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
