import { newId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { replaceAudience } from '../data/post-audience.ts'
import { replacePostMedia } from '../data/post-media.ts'
import { findPost, insertPost } from '../data/posts.ts'
import type { CreatePostInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { announcePost } from '../publication/announce-post.ts'
import { readAudience } from '../rules/audience.ts'
import { findEarlierResult, readKey } from '../rules/idempotency.ts'
import { readMedia } from '../rules/media.ts'
import { mentionsIn } from '../rules/mentions.ts'
import { extractTags } from '../rules/tags.ts'
import { readLocation, readPostText } from '../rules/text.ts'

/** Publishes a post, or keeps it as a draft. */
export async function createPost(ctx: PostsContext, viewer: Viewer, input: CreatePostInput): Promise<PostPayload> {
  const content = readPostText(input.content)
  const privacyLevel = input.privacyLevel ?? 'FRIENDS'
  const location = readLocation(input.location)
  const key = readKey(input.idempotencyKey)
  const media = await readMedia(ctx.db, viewer.id, input.mediaIds ?? [])
  const audience = await readAudience(ctx.db, viewer.id, privacyLevel, input.customAudienceIds)
  const errors = [content.error, media.error, location.error, audience.error, key.error]
  if (content.text === null && !content.error && !input.mediaIds?.length) {
    errors.push(userError('REQUIRED', 'Write something, or attach a file.', ['input', 'content']))
  }
  const found = errors.filter((error) => error !== null)
  if (found.length > 0) return failed(...found)

  const post = await ctx.db.transaction().execute(async (trx) => {
    const id = newId()
    const earlier = await findEarlierResult(trx, {
      userId: viewer.id,
      operation: 'createPost',
      key: key.key,
      resultId: id,
    })
    if (earlier) return findPost(trx, earlier)
    const now = new Date()
    const created = await insertPost(trx, {
      id,
      authorId: viewer.id,
      content: content.text ?? '',
      privacyLevel,
      location: location.text,
      tags: extractTags(content.text ?? '').map(({ key }) => key),
      mentions: await mentionsIn(trx, content.text ?? ''),
      publishedAt: (input.isPublished ?? true) ? now : null,
      createdAt: now,
      updatedAt: now,
    })
    await replacePostMedia(trx, id, media.mediaIds)
    await replaceAudience(trx, id, audience.userIds)
    if (created.publishedAt) {
      const { mediaIds } = media
      await announcePost(trx, created, { mediaIds, audience: audience.userIds, sharedPostAuthorId: null })
    }
    return created
  })
  ctx.loaders.clearAll()
  if (!post) return failed(userError('CONFLICT', 'This key was used for a post that has been deleted since.'))
  return { post, errors: [] }
}
