import { createIdLoader, createKeyLoader, createLoaderSet, createPageLoader } from '@plaza/database'
import { listCommentsByIds, listCommentsByPosts, listRepliesByComments } from './data/comments.ts'
import type { Db } from './data/db.ts'
import { listSeeingAudiencesByPosts } from './data/post-audience.ts'
import { listMediaByPosts } from './data/post-media.ts'
import { listPostsByAuthors, listPostsByIds, listPostsByTags } from './data/posts.ts'
import {
  listOwnReactionsBySubjects,
  listReactionsBySubjects,
  type ReactionRow,
  type ReactionType,
  type SubjectColumn,
} from './data/reactions.ts'
import { listTagsByKeys, type TagRow } from './data/tags.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: it remembers what one viewer may see. */
export function createLoaders(db: Db, viewerId: string | null) {
  const ownReactionTo = (subject: SubjectColumn) =>
    createKeyLoader<ReactionType, null>(
      async (ids) => (viewerId ? listOwnReactionsBySubjects(db, viewerId, subject, ids) : new Map()),
      null,
    )
  const reactionsTo = (subject: SubjectColumn) =>
    createPageLoader<ReactionRow, ReactionType | null>((ids, page, type) =>
      listReactionsBySubjects(db, subject, ids, page, type),
    )

  return createLoaderSet({
    postById: createIdLoader((ids) => listPostsByIds(db, ids)),
    commentById: createIdLoader((ids) => listCommentsByIds(db, ids)),
    mediaOfPost: createKeyLoader((ids) => listMediaByPosts(db, ids), [] as string[]),
    /** Of the viewer's own posts. */
    audienceOfPost: createKeyLoader((ids) => listSeeingAudiencesByPosts(db, ids), [] as string[]),
    tagByKey: createKeyLoader<TagRow, null>((keys) => listTagsByKeys(db, keys), null),
    ownReaction: createLoaderSet({ postId: ownReactionTo('postId'), commentId: ownReactionTo('commentId') }),
    postsOfAuthor: createPageLoader((ids, page) => listPostsByAuthors(db, ids, page)),
    postsOfTag: createPageLoader((names, page) => listPostsByTags(db, names, page)),
    commentsOfPost: createPageLoader((ids, page, order: 'asc' | 'desc') => listCommentsByPosts(db, ids, page, order)),
    repliesOfComment: createPageLoader((ids, page) => listRepliesByComments(db, ids, page)),
    reactionsOf: createLoaderSet({ postId: reactionsTo('postId'), commentId: reactionsTo('commentId') }),
  })
}
