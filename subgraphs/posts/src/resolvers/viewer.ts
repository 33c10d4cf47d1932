import { toConnection } from '@plaza/database'
import { requireViewer, resolveViewerReference } from '@plaza/subgraph'
import { countNewPosts, type LatestCursor } from '../data/feed.ts'
import { listDrafts } from '../data/posts.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'
import { readHomeFeed } from '../operations/read-home-feed.ts'
import { parseTimePage } from '../rules/pages.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  homeFeed: (_, args, ctx) => readHomeFeed(ctx, requireViewer(ctx), args),
  newPostCount: (_, { after }, ctx) => countNewPosts(ctx.db, parseTimePage({ after }).after as LatestCursor),
  async drafts(_, args, ctx) {
    const page = parseTimePage(args)
    const drafts = await listDrafts(ctx.db, requireViewer(ctx).id, page)
    return toConnection(drafts, page, ({ updatedAt, id }) => [updatedAt, id])
  },
}
