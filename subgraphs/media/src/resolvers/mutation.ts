import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { addMediaCollectionItems } from '../operations/add-media-collection-items.ts'
import { completeUpload } from '../operations/complete-upload.ts'
import { createMediaCollection } from '../operations/create-media-collection.ts'
import { createUpload } from '../operations/create-upload.ts'
import { deleteMediaCollection } from '../operations/delete-media-collection.ts'
import { deleteMediaFile } from '../operations/delete-media-file.ts'
import { moveMediaCollectionItem } from '../operations/move-media-collection-item.ts'
import { removeMediaCollectionItems } from '../operations/remove-media-collection-items.ts'
import { reportMediaFile } from '../operations/report-media-file.ts'
import { updateMediaCollection } from '../operations/update-media-collection.ts'
import { updateMediaFile } from '../operations/update-media-file.ts'

export const Mutation: MutationResolvers = {
  createUpload: (_, { input }, ctx) => createUpload(ctx, requireViewer(ctx), input),
  completeUpload: (_, { input }, ctx) => completeUpload(ctx, requireViewer(ctx), input),
  updateMediaFile: (_, { input }, ctx) => updateMediaFile(ctx, requireViewer(ctx), input),
  deleteMediaFile: (_, { input }, ctx) => deleteMediaFile(ctx, requireViewer(ctx), input),
  createMediaCollection: (_, { input }, ctx) => createMediaCollection(ctx, requireViewer(ctx), input),
  updateMediaCollection: (_, { input }, ctx) => updateMediaCollection(ctx, requireViewer(ctx), input),
  deleteMediaCollection: (_, { input }, ctx) => deleteMediaCollection(ctx, requireViewer(ctx), input),
  addMediaCollectionItems: (_, { input }, ctx) => addMediaCollectionItems(ctx, requireViewer(ctx), input),
  removeMediaCollectionItems: (_, { input }, ctx) => removeMediaCollectionItems(ctx, requireViewer(ctx), input),
  moveMediaCollectionItem: (_, { input }, ctx) => moveMediaCollectionItem(ctx, requireViewer(ctx), input),
  reportMediaFile: (_, { input }, ctx) => reportMediaFile(ctx, requireViewer(ctx), input),
}
