import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { addComment } from '../operations/add-comment.ts'
import { createPost } from '../operations/create-post.ts'
import { deleteComment } from '../operations/delete-comment.ts'
import { deletePost } from '../operations/delete-post.ts'
import { editComment } from '../operations/edit-comment.ts'
import { editPost } from '../operations/edit-post.ts'
import { publishPost } from '../operations/publish-post.ts'
import { removeReaction } from '../operations/remove-reaction.ts'
import { reportComment } from '../operations/report-comment.ts'
import { reportPost } from '../operations/report-post.ts'
import { setReaction } from '../operations/set-reaction.ts'
import { sharePost } from '../operations/share-post.ts'

export const Mutation: MutationResolvers = {
  createPost: (_, { input }, ctx) => createPost(ctx, requireViewer(ctx), input),
  sharePost: (_, { input }, ctx) => sharePost(ctx, requireViewer(ctx), input),
  editPost: (_, { input }, ctx) => editPost(ctx, requireViewer(ctx), input),
  publishPost: (_, { input }, ctx) => publishPost(ctx, requireViewer(ctx), input),
  deletePost: (_, { input }, ctx) => deletePost(ctx, requireViewer(ctx), input),
  addComment: (_, { input }, ctx) => addComment(ctx, requireViewer(ctx), input),
  editComment: (_, { input }, ctx) => editComment(ctx, requireViewer(ctx), input),
  deleteComment: (_, { input }, ctx) => deleteComment(ctx, requireViewer(ctx), input),
  setReaction: (_, { input }, ctx) => setReaction(ctx, requireViewer(ctx), input),
  removeReaction: (_, { input }, ctx) => removeReaction(ctx, requireViewer(ctx), input),
  reportPost: (_, { input }, ctx) => reportPost(ctx, requireViewer(ctx), input),
  reportComment: (_, { input }, ctx) => reportComment(ctx, requireViewer(ctx), input),
}
