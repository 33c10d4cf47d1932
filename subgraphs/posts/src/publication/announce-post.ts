import { publish } from '@plaza/events'
import { postPublished } from '@plaza/schema/events'
import { tagName } from '@plaza/server'
import type { Trx } from '../data/db.ts'
import { isPostSeenBy, type PostRow } from '../data/posts.ts'
import { announcedText } from '../rules/mentions.ts'
import { tagsOf } from '../rules/tags.ts'

/** Tells the other services that a post has been published. Comes after its audience has been written. */
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
    originalAuthorMaySee: sharedPostAuthorId === null ? null : await isPostSeenBy(trx, post.id, sharedPostAuthorId),
    ...(await announcedText(trx, { ...post, postId: post.id, commentId: null }, { toldIds: [sharedPostAuthorId] })),
    mediaIds: [...mediaIds],
    audienceIds: [...audience],
    publishedAt: post.publishedAt ?? post.createdAt,
  })
}
