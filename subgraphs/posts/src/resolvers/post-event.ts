import { stillSeen } from '@plaza/server'
import type { PostsContext } from '../context.ts'
import { isCommentSeenOf } from '../data/comments.ts'
import type { ResolversParentTypes, ResolversUnionTypes } from '../generated/resolvers.ts'
import type { PostEvent as Happened } from '../live/post-events.ts'

type PostEvent = ResolversUnionTypes<ResolversParentTypes>['PostEvent']

/** What is shown of an event, read as the viewer; what is gone or hidden by now is passed over. */
export async function readPostEvent(event: Happened, ctx: PostsContext): Promise<PostEvent> {
  switch (event.type) {
    case 'comment.added': {
      const { commentId, postId } = event.data
      const [comment, post] = await Promise.all([commentOf(commentId, ctx), postOf(postId, ctx)])
      return { __typename: 'CommentAdded', comment, post }
    }
    case 'comment.edited':
      return { __typename: 'CommentChanged', comment: await commentOf(event.data.commentId, ctx) }
    case 'comment.deleted': {
      const { commentId, postId, authorId } = event.data
      const [isSeen, tombstone, post] = await Promise.all([
        // What an older version of this service sent does not name the author.
        authorId === undefined ? false : isCommentSeenOf(ctx.db, postId, authorId),
        ctx.loaders.commentById.load(commentId),
        postOf(postId, ctx),
      ])
      stillSeen(isSeen || null)
      return { __typename: 'CommentDeleted', deletedCommentId: commentId, tombstone, post }
    }
    case 'reaction.set':
    case 'reaction.removed': {
      const { subjectType, subjectId } = event.data
      if (subjectType === 'COMMENT') return { __typename: 'CommentChanged', comment: await commentOf(subjectId, ctx) }
      return { __typename: 'PostChanged', post: await postOf(subjectId, ctx) }
    }
    case 'post.edited':
      return { __typename: 'PostChanged', post: await postOf(event.data.postId, ctx) }
    case 'post.published':
      // A share of the post.
      return { __typename: 'PostChanged', post: await postOf(stillSeen(event.data.sharedPostId), ctx) }
    case 'post.deleted':
    case 'post.hidden':
      return { __typename: 'PostDeleted', deletedPostId: event.data.postId }
  }
}

const postOf = async (id: string, { loaders }: PostsContext) => stillSeen(await loaders.postById.load(id))
const commentOf = async (id: string, { loaders }: PostsContext) => stillSeen(await loaders.commentById.load(id))
