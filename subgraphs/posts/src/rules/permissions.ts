import type { PostsContext } from '../context.ts'
import type { CommentRow } from '../data/comments.ts'
import type { PostRow } from '../data/posts.ts'

// Operations ask these, and so do the fields that tell clients what is open to the viewer.

/** Authors edit what they wrote, and delete their posts. A tombstone has no author. */
export const isAuthor = (subject: PostRow | CommentRow, viewer: { readonly id: string } | null): boolean =>
  viewer !== null && subject.authorId === viewer.id

/** Whether the viewer wrote it. */
export const isOwn = ({ authorId }: PostRow | CommentRow, ctx: PostsContext): boolean => ctx.isViewer(authorId)

/** A draft has no place for comments, not even its author's. */
export const takesComments = ({ publishedAt }: PostRow): boolean => publishedAt !== null

/** Whether the viewer may delete a comment that they see. */
export async function mayDeleteComment(ctx: PostsContext, comment: CommentRow): Promise<boolean> {
  if (ctx.viewer === null || comment.deletedAt) return false
  if (isOwn(comment, ctx)) return true
  const post = await ctx.loaders.postById.load(comment.postId)
  return post !== null && isOwn(post, ctx)
}

/**
 * What is shared when the post is: the post itself or, of a share, its original. Null when that is gone, a draft, or not for
 * the viewer to see.
 */
export async function findOriginal({ loaders }: PostsContext, post: PostRow): Promise<PostRow | null> {
  const sharedPostId = post.isShare ? post.sharedPostId : post.id
  const original = sharedPostId === null ? null : await loaders.postById.load(sharedPostId)
  return original?.publishedAt ? original : null
}
