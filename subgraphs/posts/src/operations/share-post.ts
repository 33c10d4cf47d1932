import { newId } from '@plaza/database'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { lockPost } from '../data/locks.ts'
import { replaceAudience } from '../data/post-audience.ts'
import { findPost, insertPost } from '../data/posts.ts'
import type { SharePostInput } from '../generated/resolvers.ts'
import type { PostPayload } from '../payloads.ts'
import { announcePost } from '../publication/announce-post.ts'
import { readAudience } from '../rules/audience.ts'
import { findEarlierResult, readKey } from '../rules/idempotency.ts'
import { mentionsIn } from '../rules/mentions.ts'
import { findOriginal } from '../rules/permissions.ts'
import { extractTags } from '../rules/tags.ts'
import { readPostText } from '../rules/text.ts'
import { unlessGone } from '../rules/unless-gone.ts'

const nothingToShare = userError('NOT_FOUND', 'There is no such post to share.', ['input', 'postId'])

/** Shares the post or, when it is a share itself, its original. */
export async function sharePost(ctx: PostsContext, viewer: Viewer, input: SharePostInput): Promise<PostPayload> {
  const { text, error } = readPostText(input.content)
  const content = text ?? ''
  const privacyLevel = input.privacyLevel ?? 'FRIENDS'
  const key = readKey(input.idempotencyKey)
  const audience = await readAudience(ctx.db, viewer.id, privacyLevel, input.customAudienceIds)
  const post = await ctx.loaders.postById.load(input.postId)
  const original = post && (await findOriginal(ctx, post))
  const errors = [error, audience.error, key.error].filter((error) => error !== null)
  if (!original) errors.push(nothingToShare)
  if (!original || errors.length > 0) return failed(...errors)

  const sharing = ctx.db.transaction().execute(async (trx) => {
    await lockPost(trx, original.id)
    const id = newId()
    const earlier = await findEarlierResult(trx, {
      userId: viewer.id,
      operation: 'sharePost',
      key: key.key,
      resultId: id,
    })
    if (earlier) return findPost(trx, earlier)
    const now = new Date()
    const share = await insertPost(trx, {
      id,
      authorId: viewer.id,
      content,
      privacyLevel,
      tags: extractTags(content).map(({ key }) => key),
      mentions: await mentionsIn(trx, content),
      isShare: true,
      sharedPostId: original.id,
      publishedAt: now,
      createdAt: now,
      updatedAt: now,
    })
    await replaceAudience(trx, id, audience.userIds)
    await announcePost(trx, share, {
      mediaIds: [],
      audience: audience.userIds,
      sharedPostAuthorId: original.authorId,
    })
    return share
  })
  const share = await unlessGone(sharing)
  // The original has one share more than the copy that the rules looked at.
  ctx.loaders.clearAll()
  if (share === undefined) return failed(nothingToShare)
  if (share === null) return failed(userError('CONFLICT', 'This key was used for a share that has been deleted since.'))
  return { post: share, errors: [] }
}
