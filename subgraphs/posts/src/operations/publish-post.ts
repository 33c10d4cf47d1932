import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { listAudiences } from '../data/post-audience.ts'
import { listMediaByPosts } from '../data/post-media.ts'
import { lockOwnPost, updatePost } from '../data/posts.ts'
import type { PublishPostInput } from '../generated/resolvers.ts'
import { readId } from '../ids.ts'
import { noSuchPost, type PostPayload } from '../payloads.ts'
import { sayPublished } from '../publication/announce-post.ts'

/** Publishes a draft. */
export async function publishPost(ctx: PostsContext, viewer: Viewer, input: PublishPostInput): Promise<PostPayload> {
  const id = readId(input.postId)
  if (!id) return failed(noSuchPost)
  return ctx.db.transaction().execute(async (trx) => {
    const draft = await lockOwnPost(trx, id, viewer.id)
    if (!draft) return failed(noSuchPost)
    if (draft.publishedAt) return failed(userError('CONFLICT', 'This post is out already.', ['input', 'postId']))
    const now = new Date()
    const post = await updatePost(trx, id, { publishedAt: now, updatedAt: now })
    const mediaIds = (await listMediaByPosts(trx, [id])).get(id) ?? []
    const audience = (await listAudiences(trx, [id])).get(id) ?? []
    // A draft shares nothing: `sharePost` publishes at once.
    await sayPublished(trx, post, { mediaIds, audience, sharedPostAuthorId: null })
    return { post, errors: [] }
  })
}
