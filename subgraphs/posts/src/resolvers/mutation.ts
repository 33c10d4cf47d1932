import { requireViewer } from '@plaza/subgraph'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { addComment } from '../operations/add-comment.ts'
import { addFilteredWord } from '../operations/add-filtered-word.ts'
import { bookmarkPost } from '../operations/bookmark-post.ts'
import { createPost } from '../operations/create-post.ts'
import { deleteComment } from '../operations/delete-comment.ts'
import { deletePost } from '../operations/delete-post.ts'
import { editComment } from '../operations/edit-comment.ts'
import { editPost } from '../operations/edit-post.ts'
import { hidePost } from '../operations/hide-post.ts'
import { pinPost } from '../operations/pin-post.ts'
import { publishPost } from '../operations/publish-post.ts'
import { removeBookmark } from '../operations/remove-bookmark.ts'
import { removeFilteredWord } from '../operations/remove-filtered-word.ts'
import { removeReaction } from '../operations/remove-reaction.ts'
import { reportComment } from '../operations/report-comment.ts'
import { reportPost } from '../operations/report-post.ts'
import { setReaction } from '../operations/set-reaction.ts'
import { sharePost } from '../operations/share-post.ts'
import { unhidePost } from '../operations/unhide-post.ts'
import { unpinPost } from '../operations/unpin-post.ts'

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
  hidePost: (_, { input }, ctx) => hidePost(ctx, requireViewer(ctx), input),
  unhidePost: (_, { input }, ctx) => unhidePost(ctx, requireViewer(ctx), input),
  addFilteredWord: (_, { input }, ctx) => addFilteredWord(ctx, requireViewer(ctx), input),
  removeFilteredWord: (_, { input }, ctx) => removeFilteredWord(ctx, requireViewer(ctx), input),
  removeReaction: (_, { input }, ctx) => removeReaction(ctx, requireViewer(ctx), input),
  reportPost: (_, { input }, ctx) => reportPost(ctx, requireViewer(ctx), input),
  reportComment: (_, { input }, ctx) => reportComment(ctx, requireViewer(ctx), input),
  bookmarkPost: (_, { input }, ctx) => bookmarkPost(ctx, requireViewer(ctx), input),
  removeBookmark: (_, { input }, ctx) => removeBookmark(ctx, requireViewer(ctx), input),
  pinPost: (_, { input }, ctx) => pinPost(ctx, requireViewer(ctx), input),
  unpinPost: (_, { input }, ctx) => unpinPost(ctx, requireViewer(ctx), input),
}
