import { failed } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { lockComment, lockPost } from '../data/locks.ts'
import type { ReactionSubject } from '../data/reactions.ts'
import type { ReactionPayload } from '../payloads.ts'
import { noSuchSubject } from './not-found.ts'

/** What the viewer may react to: a published post, or a comment that is no tombstone. */
export async function findReactionSubject(
  ctx: PostsContext,
  id: string,
): Promise<(ReactionSubject & { authorId: string }) | null> {
  const post = await ctx.loaders.postById.load(id)
  if (post) return post.publishedAt ? { column: 'postId', id: post.id, authorId: post.authorId } : null
  const comment = await ctx.loaders.commentById.load(id)
  if (!comment?.authorId) return null
  return { column: 'commentId', id: comment.id, authorId: comment.authorId, postId: comment.postId }
}

export async function lockReactionSubject(trx: Trx, { column, id }: ReactionSubject): Promise<void> {
  await (column === 'postId' ? lockPost(trx, id) : lockComment(trx, id))
}

/** The subject as it stands after the viewer's reaction has changed. */
export async function reloadReactionSubject(
  ctx: PostsContext,
  { column, id }: ReactionSubject,
): Promise<ReactionPayload> {
  ctx.loaders.clearAll()
  const { postById, commentById } = ctx.loaders
  const subject = await (column === 'postId' ? postById : commentById).load(id)
  return subject ? { subject, errors: [] } : failed(noSuchSubject)
}
