import { publish } from '@plaza/events'
import { postPublished } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import type { PostRow } from '../data/posts.ts'
import { listFriendsAmong } from '../data/projections/friend-edges.ts'
import { tagName, tagsOf } from '../rules/tags.ts'

/** Tells the other services that a post has been published. */
export async function announcePost(
  trx: Trx,
  post: PostRow,
  details: { mediaIds: readonly string[]; audience: readonly string[]; sharedPostAuthorId: string | null },
): Promise<void> {
  const { mediaIds, audience, sharedPostAuthorId } = details
  await publish(trx, postPublished, {
    postId: post.id,
    authorId: post.authorId,
    privacyLevel: post.privacyLevel,
    sharedPostId: post.sharedPostId,
    sharedPostAuthorId,
    tags: tagsOf(post).map(tagName),
    originalAuthorMaySee: sharedPostAuthorId === null ? null : await maySee(trx, post, audience, sharedPostAuthorId),
    mediaIds: [...mediaIds],
    publishedAt: post.publishedAt ?? post.createdAt,
  })
}

// No block stands between the two: the sharer sees the original.
async function maySee(trx: Trx, post: PostRow, audience: readonly string[], personId: string): Promise<boolean> {
  if (personId === post.authorId || post.privacyLevel === 'PUBLIC') return true
  if (post.privacyLevel === 'CUSTOM') return audience.includes(personId)
  if (post.privacyLevel === 'PRIVATE') return false
  return (await listFriendsAmong(trx, post.authorId, [personId])).length > 0
}
