import * as notifications from '@plaza/notifications/seed'
import * as posts from '@plaza/posts/seed'
import { derivedId } from './derived-id.ts'
import type { BookmarkFact, CommentFact, Facts, PinFact, PostFact, ReachFact, ReactionFact } from './facts.ts'
import type { Load } from './load.ts'

/** What each shares comes before it. After the last of posts, comments and reactions comes `finishPosts`. */
export function loadPosts({ databases, into }: Load, facts: Facts<PostFact>): Promise<number> {
  return into(
    databases.posts,
    { table: 'posts', columns: ['id'], of: ({ id }) => [id] },
    facts(),
    ({ level, at, ...post }) => ({ ...post, privacyLevel: level, createdAt: at }),
    posts.seedPosts,
  )
}

/** Whom each post is for, which decides who is told of what stands below it. */
export function loadReaches({ databases, into }: Load, facts: Facts<ReachFact>): Promise<number> {
  return into(
    databases.notifications,
    { table: 'posts', columns: ['post_id'], of: ({ id }) => [id] },
    facts(),
    ({ id, authorId, level, at }) => ({ id, authorId, privacyLevel: level, publishedAt: at }),
    notifications.seedPosts,
  )
}

/** What each answers comes before it. */
export function loadComments({ databases, into }: Load, facts: Facts<CommentFact>): Promise<number> {
  return into(
    databases.posts,
    { table: 'comments', columns: ['id'], of: ({ id }) => [id] },
    facts(),
    ({ at, ...comment }) => ({ ...comment, createdAt: at }),
    posts.seedComments,
  )
}

export function loadReactions({ databases, into }: Load, facts: Facts<ReactionFact>): Promise<number> {
  return into(
    databases.posts,
    { table: 'reactions', columns: ['id'], of: (reaction) => [reactionId(reaction)] },
    facts(),
    ({ subject, at, ...reaction }: ReactionFact) => ({
      ...{ ...reaction, id: reactionId({ subject, at, ...reaction }) },
      ...{ subjectType: subject, createdAt: at },
    }),
    posts.seedReactions,
  )
}

export function loadBookmarks({ databases, into }: Load, facts: Facts<BookmarkFact>): Promise<number> {
  return into(
    databases.posts,
    { table: 'bookmarks', columns: ['user_id', 'post_id'], of: ({ userId, postId }) => [userId, postId] },
    facts(),
    ({ at, ...bookmark }) => ({ ...bookmark, createdAt: at }),
    posts.seedBookmarks,
  )
}

export function loadPins({ databases, into }: Load, facts: Facts<PinFact>): Promise<number> {
  return into(
    databases.posts,
    { table: 'pinned_posts', columns: ['author_id'], of: ({ authorId }) => [authorId] },
    facts(),
    (pin: PinFact) => pin,
    posts.seedPins,
  )
}

export const finishPosts = ({ databases }: Load): Promise<void> => posts.finishSeed(databases.posts)

/** Without its own time, so that the same reaction has the same id in an import whose times are shifted. */
const reactionId = ({ userId, subjectId }: ReactionFact) =>
  derivedId(timeOf(subjectId), `reaction:${userId}:${subjectId}`)

/** Of a UUIDv7, in milliseconds. */
const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
