import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { commentAdded } from '@plaza/schema/events'
import { failed, userError, type Viewer } from '@plaza/service'
import type { PostsContext } from '../context.ts'
import { type CommentRow, findComments, insertComment } from '../data/comments.ts'
import type { Trx } from '../data/db.ts'
import type { PostRow } from '../data/posts.ts'
import type { AddCommentInput } from '../generated/resolvers.ts'
import { findEarlierResult, readKey } from './idempotency.ts'
import { type CommentPayload, noSuchPost } from './payloads.ts'
import { checkContent, isBlank, longestComment } from './text-rules.ts'

const noSuchParent = userError('NOT_FOUND', 'There is no such comment on this post.', ['input', 'parentId'])

/** Comments on a post, or replies to a comment on it. */
export async function addComment(ctx: PostsContext, viewer: Viewer, input: AddCommentInput): Promise<CommentPayload> {
  const post = await ctx.loaders.postById.load(input.postId)
  if (!post?.publishedAt) return failed(noSuchPost)
  const parent = input.parentId == null ? null : await ctx.loaders.commentById.load(input.parentId)
  if (input.parentId != null && (parent?.postId !== post.id || parent.deletedAt)) return failed(noSuchParent)
  const { key, error } = readKey(input.idempotencyKey)
  const errors = [checkContent(input.content, longestComment), error].filter((each) => each !== null)
  if (isBlank(input.content)) errors.push(userError('REQUIRED', 'Write something.', ['input', 'content']))
  if (errors.length > 0) return failed(...errors)

  const comment = await ctx.db
    .transaction()
    .execute((trx) => add(trx, { post, parent, authorId: viewer.id, content: input.content, key }))
    .catch((cause: unknown) => {
      // Between the look above and the insert, somebody deleted what this hangs on.
      if (isGone(cause)) return undefined
      throw cause
    })
  if (comment === undefined) return failed(parent ? noSuchParent : noSuchPost)
  if (comment === null) return failed(userError('CONFLICT', 'This key was used for a comment that has been deleted.'))
  ctx.loaders.postById.clear(input.postId).clear(post.id)
  if (parent) ctx.loaders.commentById.clear(parent.id)
  return { comment, errors: [] }
}

interface NewComment {
  post: PostRow
  parent: CommentRow | null
  authorId: string
  content: string
  key: string | null
}

/** Null when the key's comment is no longer there. */
async function add(trx: Trx, { post, parent, authorId, content, key }: NewComment): Promise<CommentRow | null> {
  const id = newId()
  const earlier = await findEarlierResult(trx, { userId: authorId, operation: 'addComment', key, resultId: id })
  if (earlier) return (await findComments(trx, [earlier]))[0] ?? null
  const comment = await insertComment(trx, {
    id,
    postId: post.id,
    parentId: parent?.id ?? null,
    authorId,
    content,
    createdAt: new Date(),
  })
  await publish(trx, commentAdded, {
    commentId: id,
    postId: post.id,
    authorId,
    postAuthorId: post.authorId,
    parentId: parent?.id ?? null,
    parentAuthorId: parent?.authorId ?? null,
    addedAt: comment.createdAt,
  })
  return comment
}

// Foreign key, the trigger's check of the parent, or row-level security's of the post.
const goneCodes = new Set(['23503', '23514', '42501'])

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && goneCodes.has(String(error.code))
}
