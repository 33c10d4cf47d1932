import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { commentAdded } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { PostsContext } from '../context.ts'
import { type CommentRow, insertComment, listCommentsByIds } from '../data/comments.ts'
import type { Trx } from '../data/db.ts'
import { lockPost } from '../data/locks.ts'
import { isPostSeenBy, type PostRow } from '../data/posts.ts'
import type { AddCommentInput } from '../generated/resolvers.ts'
import type { CommentPayload } from '../payloads.ts'
import { findEarlierResult, readKey } from '../rules/idempotency.ts'
import { announcedText, mentionsIn } from '../rules/mentions.ts'
import { noSuchPost } from '../rules/not-found.ts'
import { takesComments } from '../rules/permissions.ts'
import { nothingWritten, readCommentText } from '../rules/text.ts'
import { unlessGone } from '../rules/unless-gone.ts'

const noSuchParent = userError('NOT_FOUND', 'There is no such comment on this post.', ['input', 'parentId'])

/** Comments on a post, or replies to a comment on it. */
export async function addComment(ctx: PostsContext, viewer: Viewer, input: AddCommentInput): Promise<CommentPayload> {
  const post = await ctx.loaders.postById.load(input.postId)
  if (!post || !takesComments(post)) return failed(noSuchPost)
  const parent = input.parentId == null ? null : await ctx.loaders.commentById.load(input.parentId)
  if (input.parentId != null && (parent?.postId !== post.id || parent.deletedAt)) return failed(noSuchParent)
  const { key, error } = readKey(input.idempotencyKey)
  const content = readCommentText(input.content)
  const errors = [content.error, error].filter((each) => each !== null)
  if (errors.length > 0) return failed(...errors)
  if (content.text === null) return failed(nothingWritten)

  const draft = { post, parent, authorId: viewer.id, content: content.text, key }
  const comment = await unlessGone(ctx.db.transaction().execute((trx) => add(trx, draft)))
  ctx.loaders.clearAll()
  if (comment === undefined) return failed(parent ? noSuchParent : noSuchPost)
  if (comment === null) return failed(userError('CONFLICT', 'This key was used for a comment that has been deleted.'))
  return { comment, errors: [] }
}

interface NewComment {
  post: PostRow
  parent: CommentRow | null
  authorId: string
  content: string
  key: string | null
}

/** Null when the comment made with this key is no longer there. */
async function add(trx: Trx, { post, parent, authorId, content, key }: NewComment): Promise<CommentRow | null> {
  await lockPost(trx, post.id)
  const id = newId()
  const earlier = await findEarlierResult(trx, { userId: authorId, operation: 'addComment', key, resultId: id })
  if (earlier) return (await listCommentsByIds(trx, [earlier])).get(earlier) ?? null
  const mentions = await mentionsIn(trx, content)
  const comment = await insertComment(trx, {
    id,
    postId: post.id,
    parentId: parent?.id ?? null,
    authorId,
    content,
    mentions,
    createdAt: new Date(),
  })
  await publish(trx, commentAdded, {
    commentId: id,
    postId: post.id,
    authorId,
    postAuthorId: post.authorId,
    parentId: parent?.id ?? null,
    parentAuthorId: parent?.authorId ?? null,
    parentAuthorMaySee: parent?.authorId ? await isPostSeenBy(trx, post.id, parent.authorId) : null,
    ...(await announcedText(
      trx,
      { authorId, content, mentions, postId: post.id, commentId: id },
      { toldIds: [post.authorId, parent?.authorId] },
    )),
    addedAt: comment.createdAt,
  })
  return comment
}
