import type { UserError } from '@plaza/subgraph'
import type { CollectionRow } from './data/collections.ts'
import type { MediaFileRow } from './data/media-files.ts'

// Payloads as operations give them where that is not the GraphQL shape itself: their objects resolve from our own rows.

export interface MediaFilePayload {
  mediaFile?: MediaFileRow
  errors: UserError[]
}

export interface CollectionPayload {
  collection?: CollectionRow
  errors: UserError[]
}

export interface DeletedFilePayload {
  deletedMediaId?: string
  viewer?: { id: string }
  errors: UserError[]
}
