import { toConnection } from '@plaza/database'
import { requireViewer, resolveViewerReference } from '@plaza/subgraph'
import { listDrafts } from '../data/posts.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'
import { readLatestFeed, readTopFeed } from '../operations/read-home-feed.ts'
import { parseSnapshotPage, parseTimePage } from './connections.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  async homeFeed(_, { ranking, ...args }, ctx) {
    const viewer = requireViewer(ctx)
    return ranking === 'TOP'
      ? readTopFeed(ctx, viewer.id, parseSnapshotPage(args))
      : readLatestFeed(ctx, viewer.id, parseTimePage(args))
  },
  async drafts(_, args, ctx) {
    const page = parseTimePage(args)
    const drafts = await listDrafts(ctx.db, requireViewer(ctx).id, page)
    return toConnection(drafts, page, ({ updatedAt, id }) => [updatedAt, id])
  },
}
