import { toConnection } from '@plaza/database'
import { requireViewer, resolveViewerReference } from '@plaza/subgraph'
import { listBookmarkedPosts } from '../data/bookmarks.ts'
import { countNewPosts, type LatestCursor } from '../data/feed.ts'
import { listFilteredWords } from '../data/filtered-words.ts'
import { listHiddenPosts } from '../data/hidden-posts.ts'
import { listDrafts } from '../data/posts.ts'
import type { ViewerResolvers } from '../generated/resolvers.ts'
import { readHomeFeed } from '../operations/read-home-feed.ts'
import { parseTimePage } from '../rules/pages.ts'

export const Viewer: ViewerResolvers = {
  __resolveReference: resolveViewerReference,
  homeFeed: (_, args, ctx) => readHomeFeed(ctx, requireViewer(ctx), args),
  newPostCount: (_, { after }, ctx) => countNewPosts(ctx.db, parseTimePage({ after }).after as LatestCursor),
  async bookmarks(_, args, ctx) {
    const page = parseTimePage(args)
    const posts = await listBookmarkedPosts(ctx.db, requireViewer(ctx).id, page)
    return toConnection(posts, page, ({ bookmarkedAt, id }) => [bookmarkedAt, id])
  },
  filteredWords: (_, __, ctx) => listFilteredWords(ctx.db, requireViewer(ctx).id),
  async hiddenPosts(_, args, ctx) {
    const page = parseTimePage(args)
    const posts = await listHiddenPosts(ctx.db, requireViewer(ctx).id, page)
    return toConnection(posts, page, ({ hiddenAt, id }) => [hiddenAt, id])
  },
  async drafts(_, args, ctx) {
    const page = parseTimePage(args)
    const drafts = await listDrafts(ctx.db, requireViewer(ctx).id, page)
    return toConnection(drafts, page, ({ updatedAt, id }) => [updatedAt, id])
  },
}
