import type { PostsContext } from '../context.ts'
import type { SubjectColumn } from '../data/reactions.ts'

export interface Subject {
  column: SubjectColumn
  id: string
  authorId: string
}

/** What the viewer may react to: a published post, or a comment that still stands. */
export async function findSubject(ctx: PostsContext, id: string): Promise<Subject | null> {
  const post = await ctx.loaders.postById.load(id)
  if (post) return post.publishedAt ? { column: 'postId', id: post.id, authorId: post.authorId } : null
  const comment = await ctx.loaders.commentById.load(id)
  return comment?.authorId ? { column: 'commentId', id: comment.id, authorId: comment.authorId } : null
}

/** The subject as it stands now, after the viewer's reaction has changed. */
export async function reloadSubject(ctx: PostsContext, { column, id }: Subject) {
  ctx.loaders.ownReaction[column].clear(id)
  const loader = column === 'postId' ? ctx.loaders.postById : ctx.loaders.commentById
  loader.clearAll()
  return loader.load(id)
}
