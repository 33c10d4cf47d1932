import { facetsOf } from '@plaza/subgraph'
import type { CommentResolvers } from '../generated/resolvers.ts'
import { parseTimePage } from '../rules/pages.ts'
import { isOwn, mayDeleteComment } from '../rules/permissions.ts'
import { hasPhrase } from '../search/phrases.ts'
import { createdConnection } from './connections.ts'
import { reactableFields } from './reactable.ts'

export const Comment: CommentResolvers = {
  ...reactableFields('commentId'),
  __resolveReference: async ({ id }, ctx) => ctx.loaders.commentById.load(id),
  post: (comment, _, ctx) => ctx.loaders.postById.load(comment.postId),
  author: (comment) => (comment.authorId === null ? null : { id: comment.authorId }),
  parent: (comment, _, ctx) => (comment.parentId ? ctx.loaders.commentById.load(comment.parentId) : null),
  ancestors: (comment, _, ctx) => (comment.parentId ? ctx.loaders.ancestorsOfComment.load(comment.id) : []),
  facets: facetsOf,
  isRemoved: (comment) => comment.removedAt !== null,
  // Its author alone finds the rule.
  removedRule: (comment, _, ctx) => (comment.removedAt ? ctx.loaders.ruleOfComment.load(comment.id) : null),
  isDeleted: (comment) => comment.deletedAt !== null,
  viewerCanDelete: (comment, _, ctx) => mayDeleteComment(ctx, comment),
  idempotencyKey: (comment, _, ctx) => (isOwn(comment, ctx) ? ctx.loaders.keyOfComment.load(comment.id) : null),
  async isFiltered(comment, _, ctx) {
    if (ctx.viewer === null || comment.deletedAt !== null || isOwn(comment, ctx)) return false
    return hasPhrase(comment.content, await ctx.loaders.filteredPhrases.load('COMMENTS'))
  },
  async replies(comment, args, ctx) {
    const page = parseTimePage(args)
    return createdConnection(await ctx.loaders.repliesOfComment.load(comment.id, page), page)
  },
}
