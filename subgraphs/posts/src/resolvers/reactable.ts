import type { PageArguments } from '@plaza/database'
import type { PostsContext } from '../context.ts'
import type { CommentRow } from '../data/comments.ts'
import type { PostRow } from '../data/posts.ts'
import { reactionTypes, type SubjectColumn } from '../data/reactions.ts'
import type { ReactableResolvers, ReactionType } from '../generated/resolvers.ts'
import { parseTimePage } from '../rules/pages.ts'
import { isOwn } from '../rules/permissions.ts'
import { createdConnection } from './connections.ts'

type Subject = PostRow | CommentRow

export const Reactable: ReactableResolvers = {
  __resolveType: (subject) => ('postId' in subject ? 'Comment' : 'Post'),
}

/** What posts and comments have in common. */
export function reactableFields(column: SubjectColumn) {
  return {
    viewerCanEdit: (subject: Subject, _: unknown, ctx: PostsContext) => isOwn(subject, ctx),
    // Whoever may edit may do so for good.
    editableUntil: () => null,
    reactionCounts: (subject: Subject) =>
      reactionTypes
        .map((type) => ({ type, count: countOf(subject, type) }))
        .filter(({ count }) => count > 0)
        .sort((one, other) => other.count - one.count),
    viewerReaction: (subject: Subject, _: unknown, ctx: PostsContext) =>
      column === 'commentId'
        ? ctx.loaders.ownReactionToComment.load(subject.id)
        : ctx.loaders.ownMarksOfPost.load(subject.id).then(({ reaction }) => reaction),
    async reactions(
      subject: Subject,
      args: PageArguments & { type?: ReactionType | null | undefined },
      ctx: PostsContext,
    ) {
      const page = parseTimePage(args)
      return createdConnection(await ctx.loaders.reactionsOf[column].load(subject.id, page, args.type ?? null), page)
    },
  }
}

function countOf(subject: Subject, type: ReactionType): number {
  switch (type) {
    case 'LIKE':
      return subject.likeCount
    case 'LOVE':
      return subject.loveCount
    case 'LAUGH':
      return subject.laughCount
    case 'ANGRY':
      return subject.angryCount
    case 'SAD':
      return subject.sadCount
  }
}
