import { resolveViewerReference } from '@plaza/subgraph'
import { listMediaFiles } from '../data/media-files.ts'
import { getStorageUsage } from '../data/storage-usage.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'
import { datedConnection, datedPage } from './connections.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  mediaFiles: async (viewer, args, ctx) => {
    const page = datedPage(args)
    const files = await listMediaFiles(ctx.db, viewer.id, page, args.kind)
    return { ...datedConnection(files, page), ownerId: viewer.id, kind: args.kind }
  },
  mediaCollections: async (viewer, args, ctx) => {
    const page = datedPage(args)
    return datedConnection(await ctx.loaders.collectionsOfOwner.load(viewer.id, page), page)
  },
  storageUsage: (viewer, _, ctx) => getStorageUsage(ctx.db, viewer.id),
}
