import { createIdLoader, createKeyLoader, createLoaderSet, createPageLoader, type ViewerId } from '@plaza/database'
import { listOwnMarksByPosts, listPinnedPostsByAuthors, noMarks, type OwnMarks } from './data/bookmarks.ts'
import {
  type CommentRow,
  listAncestorsByComments,
  listCommentsByIds,
  listCommentsByPosts,
  listRepliesByComments,
} from './data/comments.ts'
import type { Db } from './data/db.ts'
import { listFilteredWords } from './data/filtered-words.ts'
import { listHiddenAmong } from './data/hidden-posts.ts'
import { listKeysByResults } from './data/idempotency-keys.ts'
import { listHiddenPeople } from './data/mentions.ts'
import { listSeeingAudiencesByPosts } from './data/post-audience.ts'
import { listMediaByPosts } from './data/post-media.ts'
import { countPostsByAuthors, listPostsByAuthors, listPostsByIds, listPostsByTags, type PostRow } from './data/posts.ts'
import {
  listOwnReactionsByComments,
  listReactionsBySubjects,
  type ReactionRow,
  type ReactionType,
  type SubjectColumn,
} from './data/reactions.ts'
import { listRulesByComments, listRulesByPosts } from './data/removals.ts'
import { listTagsByKeys, type TagRow } from './data/tags.ts'
import type { ModerationRule } from './rules/moderation-rule.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** One set per request: it remembers what one viewer may see. */
export function createLoaders(db: Db, viewerId: ViewerId | null) {
  const reactionsTo = (subject: SubjectColumn) =>
    createPageLoader<ReactionRow, ReactionType | null>((ids, page, type) =>
      listReactionsBySubjects(db, subject, ids, page, type),
    )

  return createLoaderSet({
    postById: createIdLoader((ids) => listPostsByIds(db, ids)),
    commentById: createIdLoader((ids) => listCommentsByIds(db, ids)),
    ancestorsOfComment: createKeyLoader((ids) => listAncestorsByComments(db, ids), [] as CommentRow[]),
    /** Of the viewer's own comments. */
    keyOfComment: createKeyLoader<string, null>(
      async (ids) => (viewerId ? listKeysByResults(db, { userId: viewerId, operation: 'addComment' }, ids) : new Map()),
      null,
    ),
    /** Of the viewer's own that moderators have removed. */
    ruleOfPost: createKeyLoader<ModerationRule, null>((ids) => listRulesByPosts(db, ids), null),
    ruleOfComment: createKeyLoader<ModerationRule, null>((ids) => listRulesByComments(db, ids), null),
    mediaOfPost: createKeyLoader((ids) => listMediaByPosts(db, ids), [] as string[]),
    /** Of the viewer's own posts. */
    audienceOfPost: createKeyLoader((ids) => listSeeingAudiencesByPosts(db, ids), [] as string[]),
    isHiddenPerson: createKeyLoader<boolean, boolean>((ids) => listHiddenPeople(db, ids), false),
    /** The viewer's, by place. */
    filteredPhrases: createKeyLoader<string[], readonly string[]>(async (places) => {
      const words = viewerId ? await listFilteredWords(db, viewerId) : []
      const at = (place: string) => words.filter((word) => word.places.some((one) => one === place))
      return new Map(places.map((place) => [place, at(place).map(({ phrase }) => phrase)]))
    }, []),
    hasHidden: createKeyLoader<boolean, boolean>(
      async (ids) => (viewerId ? listHiddenAmong(db, viewerId, ids) : new Map()),
      false,
    ),
    tagByKey: createKeyLoader<TagRow, null>((keys) => listTagsByKeys(db, keys), null),
    ownMarksOfPost: createKeyLoader<OwnMarks, OwnMarks>(
      async (ids) => (viewerId ? listOwnMarksByPosts(db, viewerId, ids) : new Map()),
      noMarks,
    ),
    ownReactionToComment: createKeyLoader<ReactionType, null>(
      async (ids) => (viewerId ? listOwnReactionsByComments(db, viewerId, ids) : new Map()),
      null,
    ),
    pinnedPostOfAuthor: createKeyLoader<PostRow, null>((ids) => listPinnedPostsByAuthors(db, ids), null),
    postCountOfAuthor: createKeyLoader((ids) => countPostsByAuthors(db, ids), 0),
    postsOfAuthor: createPageLoader((ids, page) => listPostsByAuthors(db, ids, page)),
    postsOfTag: createPageLoader((names, page) => listPostsByTags(db, names, page)),
    commentsOfPost: createPageLoader((ids, page, order: 'asc' | 'desc') => listCommentsByPosts(db, ids, page, order)),
    repliesOfComment: createPageLoader((ids, page) => listRepliesByComments(db, ids, page)),
    reactionsOf: createLoaderSet({ postId: reactionsTo('postId'), commentId: reactionsTo('commentId') }),
  })
}
