import { failed } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { holdComment, holdPost } from '../data/locks.ts'
import type { SubjectColumn } from '../data/reactions.ts'
import { noSuchSubject, type SubjectPayload } from '../payloads.ts'

export interface Subject {
  column: SubjectColumn
  id: string
  authorId: string
  /** The post that a comment stands under. */
  postId?: string
}

/** What the viewer may react to: a published post, or a comment that still stands. */
export async function findSubject(ctx: PostsContext, id: string): Promise<Subject | null> {
  const post = await ctx.loaders.postById.load(id)
  if (post) return post.publishedAt ? { column: 'postId', id: post.id, authorId: post.authorId } : null
  const comment = await ctx.loaders.commentById.load(id)
  if (!comment?.authorId) return null
  return { column: 'commentId', id: comment.id, authorId: comment.authorId, postId: comment.postId }
}

export const holdSubject = (trx: Trx, { column, id }: Subject): Promise<void> =>
  column === 'postId' ? holdPost(trx, id) : holdComment(trx, id)

/** The subject as it stands now, after the viewer's reaction has changed. */
export async function reloadSubject(ctx: PostsContext, { column, id }: Subject): Promise<SubjectPayload> {
  ctx.loaders.ownReaction[column].clear(id)
  const loader = column === 'postId' ? ctx.loaders.postById : ctx.loaders.commentById
  loader.clearAll()
  const subject = await loader.load(id)
  return subject ? { subject, errors: [] } : failed(noSuchSubject)
}
