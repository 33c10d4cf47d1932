import { encodeCursor, type Page, type PageInfo } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import type { PostsContext } from '../context.ts'
import {
  continueTopFeed,
  type FeedSlice,
  insertSnapshot,
  listLatestFeed,
  openTopFeed,
  type TopCursor,
} from '../data/feed.ts'
import type { PostRow } from '../data/posts.ts'
import type { FeedReason, ViewerHomeFeedArgs } from '../generated/resolvers.ts'
import { parseSnapshotPage, parseTimePage } from '../rules/pages.ts'

interface FeedEdge {
  cursor: string
  node: PostRow
  score: number | null
  reason: FeedReason
}

export interface FeedPage {
  edges: FeedEdge[]
  nodes: PostRow[]
  pageInfo: PageInfo
  isRestarted: boolean
}

/** One page of the viewer's feed, in either order. */
export async function readHomeFeed(ctx: PostsContext, viewer: Viewer, input: ViewerHomeFeedArgs): Promise<FeedPage> {
  const { ranking, ...args } = input
  if (ranking === 'TOP') return readTopFeed(ctx, viewer.id, parseSnapshotPage(args))
  const page = parseTimePage(args)
  return toFeedPage(ctx, viewer.id, page, await listLatestFeed(ctx.db, page))
}

/** The first page freezes the order; a cursor whose snapshot is gone starts afresh. */
async function readTopFeed(ctx: PostsContext, viewerId: string, page: Page): Promise<FeedPage> {
  const { first, after } = page
  const continued = after && (await continueTopFeed(ctx.db, viewerId, after as unknown as TopCursor, first))
  if (continued) return toFeedPage(ctx, viewerId, page, continued)
  const { newSnapshot, ...opened } = await openTopFeed(ctx.db, viewerId, first)
  if (newSnapshot) await ctx.db.transaction().execute((trx) => insertSnapshot(trx, viewerId, newSnapshot))
  return { ...toFeedPage(ctx, viewerId, { first, after: null }, opened), isRestarted: after !== null }
}

/** Entries whose post the viewer may no longer see are left out; they count for where the page ends. */
function toFeedPage<Cursor extends readonly unknown[]>(
  ctx: PostsContext,
  viewerId: string,
  page: Page,
  { entries, hasMore }: FeedSlice<Cursor>,
): FeedPage {
  const edges: FeedEdge[] = []
  for (const { cursor, post, score, isOfCircle } of entries) {
    if (!post) continue
    ctx.loaders.postById.prime(post.id, post)
    edges.push({ cursor: encodeCursor(cursor), node: post, score, reason: reasonFor(viewerId, post, isOfCircle) })
  }
  const last = entries.at(-1)
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: hasMore,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: last ? encodeCursor(last.cursor) : null,
    },
    isRestarted: false,
  }
}

function reasonFor(viewerId: string, post: PostRow, isOfCircle: boolean): FeedReason {
  if (post.authorId === viewerId) return 'OWN_POST'
  if (!isOfCircle) return 'POPULAR'
  return post.isShare ? 'FRIEND_SHARED' : 'FRIEND_POSTED'
}
