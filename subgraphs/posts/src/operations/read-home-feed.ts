import { encodeCursor, type Page, type PageInfo } from '@plaza/database'
import type { PostsContext } from '../context.ts'
import {
  continueTopFeed,
  type FeedPlace,
  listLatestFeed,
  openTopFeed,
  reasonFor,
  type TopCursor,
} from '../data/feed.ts'
import type { PostRow } from '../data/posts.ts'
import type { FeedReason } from '../generated/resolvers.ts'

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
}

/** The first page freezes the order; a cursor whose snapshot is gone starts afresh. */
export async function readTopFeed(ctx: PostsContext, viewerId: string, page: Page): Promise<FeedPage> {
  const { first, after } = page
  const continued = after && (await continueTopFeed(ctx.db, viewerId, after as unknown as TopCursor, first))
  if (continued) return toFeedPage(ctx, viewerId, page, continued)
  const opened = await ctx.db.transaction().execute((trx) => openTopFeed(trx, viewerId, first))
  return toFeedPage(ctx, viewerId, { first, after: null }, opened)
}

export async function readLatestFeed(ctx: PostsContext, viewerId: string, page: Page): Promise<FeedPage> {
  return toFeedPage(ctx, viewerId, page, await listLatestFeed(ctx.db, viewerId, page))
}

/** Places whose post the viewer may no longer see are left out; they count for where the page ends. */
function toFeedPage<Cursor extends readonly unknown[]>(
  ctx: PostsContext,
  viewerId: string,
  page: Page,
  places: readonly FeedPlace<Cursor>[],
): FeedPage {
  const edges: FeedEdge[] = []
  const shown = places.slice(0, page.first)
  for (const { cursor, post, score, isByFriend } of shown) {
    if (!post) continue
    ctx.loaders.postById.prime(post.id, post)
    edges.push({ cursor: encodeCursor(cursor), node: post, score, reason: reasonFor(viewerId, post, isByFriend) })
  }
  const last = shown.at(-1)
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: places.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: last ? encodeCursor(last.cursor) : null,
    },
  }
}
