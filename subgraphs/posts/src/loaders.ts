import DataLoader from 'dataloader'
import { type CommentRow, findComments, listCommentsByPosts, listRepliesByComments } from './data/comments.ts'
import type { Db } from './data/db.ts'
import { listAudiences } from './data/post-audience.ts'
import { listMediaByPosts } from './data/post-media.ts'
import { findPosts, listPostsByAuthors, listPostsByTags, type PostRow } from './data/posts.ts'
import { findOwnReactions, listReactionsBySubjects, type ReactionRow, type SubjectColumn } from './data/reactions.ts'
import { countPostsByTags } from './data/tags.ts'
import type { ReactionType } from './generated/resolvers.ts'
import { readId } from './ids.ts'
import { type PageLoader, pageLoader } from './page-loader.ts'

export interface Loaders {
  /** Null when there is no such post for the viewer. */
  readonly postById: DataLoader<string, PostRow | null>
  /** Null when there is no such comment for the viewer. */
  readonly commentById: DataLoader<string, CommentRow | null>
  readonly mediaOfPost: DataLoader<string, string[]>
  /** Of the viewer's own posts. */
  readonly audienceOfPost: DataLoader<string, string[]>
  readonly postCountOfTag: DataLoader<string, number>
  readonly ownReaction: Readonly<Record<SubjectColumn, DataLoader<string, ReactionType | null>>>
  readonly postsOfAuthor: PageLoader<PostRow>
  readonly postsOfTag: PageLoader<PostRow>
  readonly commentsOfPost: PageLoader<CommentRow, 'asc' | 'desc'>
  readonly repliesOfComment: PageLoader<CommentRow>
  readonly reactionsOf: Readonly<Record<SubjectColumn, PageLoader<ReactionRow, ReactionType | null>>>
}

/** One set per request: what it remembers holds for one viewer only. */
export function createLoaders(db: Db, viewerId: string | null): Loaders {
  return {
    postById: entityLoader((ids) => findPosts(db, ids)),
    commentById: entityLoader((ids) => findComments(db, ids)),
    mediaOfPost: mapLoader((ids) => listMediaByPosts(db, ids), [] as string[]),
    audienceOfPost: mapLoader((ids) => listAudiences(db, ids), [] as string[]),
    postCountOfTag: mapLoader((names) => countPostsByTags(db, names), 0),
    ownReaction: {
      postId: mapLoader(async (ids) => ownReactions(db, viewerId, 'postId', ids), null),
      commentId: mapLoader(async (ids) => ownReactions(db, viewerId, 'commentId', ids), null),
    },
    postsOfAuthor: pageLoader((ids, page) => listPostsByAuthors(db, ids, page)),
    postsOfTag: pageLoader((names, page) => listPostsByTags(db, names, page)),
    commentsOfPost: pageLoader((ids, page, order) => listCommentsByPosts(db, ids, page, order)),
    repliesOfComment: pageLoader((ids, page) => listRepliesByComments(db, ids, page)),
    reactionsOf: {
      postId: pageLoader((ids, page, type) => listReactionsBySubjects(db, 'postId', ids, page, type)),
      commentId: pageLoader((ids, page, type) => listReactionsBySubjects(db, 'commentId', ids, page, type)),
    },
  }
}

async function ownReactions(
  db: Db,
  viewerId: string | null,
  subject: SubjectColumn,
  ids: readonly string[],
): Promise<Map<string, ReactionType>> {
  return viewerId ? findOwnReactions(db, viewerId, subject, ids) : new Map()
}

/** Ids come from clients here: what is no id is not found. */
function entityLoader<Row extends { id: string }>(
  find: (ids: readonly string[]) => Promise<Row[]>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (requested) => {
    const ids = requested.map(readId)
    const known = [...new Set(ids.filter((id) => id !== null))]
    const rows = known.length === 0 ? [] : await find(known)
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => (id === null ? null : (byId.get(id) ?? null)))
  })
}

function mapLoader<Value, None>(
  find: (keys: readonly string[]) => Promise<Map<string, Value>>,
  none: None,
): DataLoader<string, Value | None> {
  return new DataLoader(async (keys) => {
    const found = await find(keys)
    return keys.map((key) => found.get(key) ?? none)
  })
}
