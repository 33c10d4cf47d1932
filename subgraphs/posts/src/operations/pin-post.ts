import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { upsertPinnedPost } from '../data/bookmarks.ts'
import { lockOwnPost } from '../data/posts.ts'
import type { PinPostInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { noSuchPost } from '../rules/not-found.ts'
import { isAuthor } from '../rules/permissions.ts'

/** Puts a post on top of its author's profile, in the place of the one before. */
export async function pinPost(ctx: PostsContext, viewer: Viewer, input: PinPostInput): Promise<PostPayload> {
  const seen = await ctx.loaders.postById.load(input.postId)
  if (!seen) return failed(noSuchPost)
  if (!isAuthor(seen, viewer)) {
    return failed(userError('NOT_ALLOWED', 'Only its author can pin a post.', ['input', 'postId']))
  }
  if (!seen.publishedAt) return failed(userError('CONFLICT', 'A draft can’t be pinned; publish it first.'))
  const isPinned = await ctx.db.transaction().execute(async (trx) => {
    const post = await lockOwnPost(trx, seen.id, viewer.id)
    if (!post) return false
    await upsertPinnedPost(trx, viewer.id, post.id)
    return true
  })
  ctx.loaders.clearAll()
  const post = isPinned ? await ctx.loaders.postById.load(seen.id) : null
  return post ? { post, errors: [] } : failed(noSuchPost)
}
