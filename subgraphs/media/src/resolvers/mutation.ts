import { notImplemented } from '@plaza/server'
import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { addCollectionItems } from '../operations/add-media-collection-items.ts'
import { createCollection } from '../operations/create-media-collection.ts'
import { deleteCollection } from '../operations/delete-media-collection.ts'
import { deleteMediaFile } from '../operations/delete-media-file.ts'
import { moveCollectionItem } from '../operations/move-media-collection-item.ts'
import { removeCollectionItems } from '../operations/remove-media-collection-items.ts'
import { updateCollection } from '../operations/update-media-collection.ts'
import { updateMediaFile } from '../operations/update-media-file.ts'

export const Mutation: MutationResolvers = {
  createUpload: (_, __, ctx) => {
    requireViewer(ctx)
    throw notImplemented('Mutation.createUpload')
  },
  completeUpload: (_, __, ctx) => {
    requireViewer(ctx)
    throw notImplemented('Mutation.completeUpload')
  },
  updateMediaFile: (_, { input }, ctx) => updateMediaFile(input, ctx),
  deleteMediaFile: (_, { input }, ctx) => deleteMediaFile(input, ctx),
  createMediaCollection: (_, { input }, ctx) => createCollection(input, ctx),
  updateMediaCollection: (_, { input }, ctx) => updateCollection(input, ctx),
  deleteMediaCollection: (_, { input }, ctx) => deleteCollection(input, ctx),
  addMediaCollectionItems: (_, { input }, ctx) => addCollectionItems(input, ctx),
  removeMediaCollectionItems: (_, { input }, ctx) => removeCollectionItems(input, ctx),
  moveMediaCollectionItem: (_, { input }, ctx) => moveCollectionItem(input, ctx),
}
