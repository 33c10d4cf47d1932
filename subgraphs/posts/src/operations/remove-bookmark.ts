import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { deleteBookmark } from '../data/bookmarks.ts'
import type { RemoveBookmarkInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { noSuchPost } from '../rules/not-found.ts'

/** Keeps a post no longer, also one that is hidden from the viewer by now; without a bookmark it changes nothing. */
export async function removeBookmark(
  ctx: PostsContext,
  viewer: Viewer,
  input: RemoveBookmarkInput,
): Promise<PostPayload> {
  const postId = parseId(input.postId)
  const isRemoved =
    postId !== null && (await ctx.db.transaction().execute((trx) => deleteBookmark(trx, viewer.id, postId)))
  ctx.loaders.clearAll()
  const post = postId === null ? null : await ctx.loaders.postById.load(postId)
  if (!post) return isRemoved ? { errors: [] } : failed(noSuchPost)
  return { post, errors: [] }
}
