import { type Database, newIdAt } from '@plaza/database'
import { listNamedIn, loadedMentions } from '../data/projections/usernames.ts'
import type { DB, PrivacyLevel } from '../generated/database.ts'
import type { ReactionType } from '../generated/resolvers.ts'
import { extractTags } from '../rules/tags.ts'
import { indexText } from '../search/index-text.ts'
import { bulkLoad, type Rows } from './bulk-load.ts'

export interface SeedPost {
  id: string
  authorId: string
  /** With its `#hashtags`. */
  content: string
  privacyLevel: PrivacyLevel
  createdAt: Date
  /** `createdAt` unless given; null for a draft. */
  publishedAt?: Date | null
  location?: string | null
  /** A share comes after the post that it shares. */
  sharedPostId?: string | null
  mediaIds?: readonly string[]
  /** For `CUSTOM`. */
  audience?: readonly string[]
}

/** A reply comes after the comment that it answers. */
export interface SeedComment {
  id: string
  postId: string
  parentId: string | null
  authorId: string
  content: string
  createdAt: Date
}

/** A person has at most one reaction to a subject. */
export interface SeedReaction {
  id?: string
  userId: string
  subjectType: 'POST' | 'COMMENT'
  subjectId: string
  type: ReactionType
  createdAt: Date
}

export interface SeedBookmark {
  userId: string
  postId: string
  createdAt: Date
}

/** At most one of an author. */
export interface SeedPin {
  authorId: string
  postId: string
}

const postColumns = [
  ...['id', 'authorId', 'content', 'location', 'privacyLevel', 'tags', 'isShare', 'sharedPostId'],
  ...['createdAt', 'updatedAt', 'publishedAt', 'search', 'mentions'],
]

export async function seedPosts(database: Database<DB>, posts: Rows<SeedPost>): Promise<number> {
  return bulkLoad(database, ['posts', 'postMedia', 'postAudience'], posts, async (copy, chunk) => {
    const named = await listNamedIn(
      database.system,
      chunk.map(({ content }) => content),
    )
    await copy(
      'posts',
      postColumns,
      chunk.map((post) => {
        const { createdAt, publishedAt = createdAt, sharedPostId = null } = post
        const text = [post.content, post.location, post.privacyLevel, extractTags(post.content).map(({ key }) => key)]
        const share = [sharedPostId !== null, sharedPostId]
        const made = [indexText(post.content), loadedMentions(post.content, named)]
        return [post.id, post.authorId, ...text, ...share, createdAt, createdAt, publishedAt, ...made]
      }),
    )
    const media = chunk.flatMap(({ id, mediaIds = [] }) => mediaIds.map((mediaId, position) => [id, position, mediaId]))
    if (media.length > 0) await copy('postMedia', ['postId', 'position', 'mediaId'], media)
    const people = chunk.flatMap(({ id, audience = [] }) => audience.map((userId) => [id, userId]))
    if (people.length > 0) await copy('postAudience', ['postId', 'userId'], people)
  })
}

export async function seedComments(database: Database<DB>, comments: Rows<SeedComment>): Promise<number> {
  return bulkLoad(database, ['comments'], comments, async (copy, chunk) => {
    const named = await listNamedIn(
      database.system,
      chunk.map(({ content }) => content),
    )
    return copy(
      'comments',
      ['id', 'postId', 'parentId', 'authorId', 'content', 'createdAt', 'mentions'],
      chunk.map((c) => {
        const mentions = loadedMentions(c.content, named)
        return [c.id, c.postId, c.parentId, c.authorId, c.content, c.createdAt, mentions]
      }),
    )
  })
}

export async function seedReactions(database: Database<DB>, reactions: Rows<SeedReaction>): Promise<number> {
  return bulkLoad(database, ['reactions'], reactions, (copy, chunk) =>
    copy(
      'reactions',
      ['id', 'userId', 'postId', 'commentId', 'type', 'createdAt'],
      chunk.map(({ id, userId, subjectType, subjectId, type, createdAt }) => [
        id ?? newIdAt(createdAt),
        userId,
        subjectType === 'POST' ? subjectId : null,
        subjectType === 'COMMENT' ? subjectId : null,
        type,
        createdAt,
      ]),
    ),
  )
}

export async function seedBookmarks(database: Database<DB>, bookmarks: Rows<SeedBookmark>): Promise<number> {
  return bulkLoad(database, ['bookmarks'], bookmarks, (copy, chunk) =>
    copy(
      'bookmarks',
      ['userId', 'postId', 'createdAt'],
      chunk.map(({ userId, postId, createdAt }) => [userId, postId, createdAt]),
    ),
  )
}

export async function seedPins(database: Database<DB>, pins: Rows<SeedPin>): Promise<number> {
  return bulkLoad(database, ['pinnedPosts'], pins, (copy, chunk) =>
    copy(
      'pinnedPosts',
      ['authorId', 'postId'],
      chunk.map(({ authorId, postId }) => [authorId, postId]),
    ),
  )
}
