import { type Connection, type Page, parsePage, toConnection } from '@plaza/database'
import type { CollectionItemRow } from '../data/collection-items.ts'
import type { MediaFileRow } from '../data/media-files.ts'
import type { MediaKind } from '../rules/file-types.ts'

/** A page of a person's files, of one kind when `kind` is given. */
export type MediaFilePage = Connection<MediaFileRow> & { ownerId: string; kind: MediaKind | null | undefined }

interface Arguments {
  first?: number | null | undefined
  after?: string | null | undefined
}

interface Dated {
  id: string
  createdAt: Date
}

/** Newest first: placed by time, then id. */
export const datedPage = (args: Arguments): Page => parsePage(args, ['time', 'uuid'])

export const datedConnection = <Row extends Dated>(rows: readonly Row[], page: Page) =>
  toConnection(rows, page, (row) => [row.createdAt, row.id])

/** In the owner's order: placed by rank, and by the file in case it is moved. */
export const itemsPage = (args: Arguments): Page => parsePage(args, ['integer', 'uuid'])

export function itemsConnection(rows: readonly CollectionItemRow[], page: Page) {
  const { edges, nodes, pageInfo } = toConnection(rows, page, (row) => [row.rank, row.id])
  return { edges: edges.map((edge) => ({ ...edge, addedAt: edge.node.addedAt })), nodes, pageInfo }
}
