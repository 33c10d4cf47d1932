import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { insertBookmark } from '../data/bookmarks.ts'
import type { BookmarkPostInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { noSuchPost } from '../rules/not-found.ts'
import { unlessGone } from '../rules/unless-gone.ts'

/** Keeps a post for the viewer, and tells nobody; doing it again changes nothing. */
export async function bookmarkPost(ctx: PostsContext, viewer: Viewer, input: BookmarkPostInput): Promise<PostPayload> {
  const seen = await ctx.loaders.postById.load(input.postId)
  if (!seen?.publishedAt) return failed(noSuchPost)
  await unlessGone(ctx.db.transaction().execute((trx) => insertBookmark(trx, viewer.id, seen.id)))
  ctx.loaders.clearAll()
  const post = await ctx.loaders.postById.load(seen.id)
  return post ? { post, errors: [] } : failed(noSuchPost)
}
