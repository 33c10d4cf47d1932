import { parseId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { listAudiencesByPosts } from '../data/post-audience.ts'
import { listMediaByPosts } from '../data/post-media.ts'
import { lockOwnPost, updatePost } from '../data/posts.ts'
import type { PublishPostInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { announcePost } from '../publication/announce-post.ts'
import { mentionsIn } from '../rules/mentions.ts'
import { noSuchPost } from '../rules/not-found.ts'

/** Publishes a draft. */
export async function publishPost(ctx: PostsContext, viewer: Viewer, input: PublishPostInput): Promise<PostPayload> {
  const id = parseId(input.postId)
  if (!id) return failed(noSuchPost)
  const payload = await ctx.db.transaction().execute(async (trx): Promise<PostPayload> => {
    const draft = await lockOwnPost(trx, id, viewer.id)
    if (!draft) return failed(noSuchPost)
    if (draft.publishedAt)
      return failed(userError('CONFLICT', 'This post has been published already.', ['input', 'postId']))
    const now = new Date()
    // Whom it mentions is found when it is said: names and blocks may have changed since it was put aside.
    const mentions = await mentionsIn(trx, draft.content)
    const post = await updatePost(trx, id, { mentions, publishedAt: now, updatedAt: now })
    const mediaIds = (await listMediaByPosts(trx, [id])).get(id) ?? []
    const audience = (await listAudiencesByPosts(trx, [id])).get(id) ?? []
    // A draft shares nothing: `sharePost` publishes at once.
    await announcePost(trx, post, { mediaIds, audience, sharedPostAuthorId: null })
    return { post, errors: [] }
  })
  ctx.loaders.clearAll()
  return payload
}
