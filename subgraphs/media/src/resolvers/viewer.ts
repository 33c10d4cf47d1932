import { resolveViewerReference } from '@plaza/subgraph'
import { listMediaFiles } from '../data/media-files.ts'
import { getStorageUsage } from '../data/storage-usage.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'
import { datedConnection, datedPage } from './connections.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  mediaFiles: async (viewer, args, ctx) => {
    const page = datedPage(args)
    return datedConnection(await listMediaFiles(ctx.db, viewer.id, page, args.kind), page)
  },
  mediaCollections: async (viewer, args, ctx) => {
    const page = datedPage(args)
    return datedConnection(await ctx.loaders.collectionsOfOwner.load(viewer.id, page), page)
  },
  storageUsage: (viewer, _, ctx) => getStorageUsage(ctx.db, viewer.id),
}
