import { toConnection } from '@plaza/database'
import { notImplemented } from '@plaza/server'
import { requireViewer, resolveViewerReference } from '@plaza/subgraph'
import { listDrafts } from '../data/posts.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'
import { readHomeFeed } from '../operations/read-home-feed.ts'
import { parseTimePage } from '../rules/pages.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  homeFeed: (_, args, ctx) => readHomeFeed(ctx, requireViewer(ctx), args),
  newPostCount() {
    throw notImplemented('Viewer.newPostCount')
  },
  async drafts(_, args, ctx) {
    const page = parseTimePage(args)
    const drafts = await listDrafts(ctx.db, requireViewer(ctx).id, page)
    return toConnection(drafts, page, ({ updatedAt, id }) => [updatedAt, id])
  },
}
