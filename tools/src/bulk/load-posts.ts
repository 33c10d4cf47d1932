import * as posts from '@plaza/posts/seed'
import { derivedId } from './derived-id.ts'
import type { CommentFact, Facts, PostFact, ReactionFact } from './facts.ts'
import { mapFacts } from './fresh.ts'
import type { Load } from './load.ts'

/** What each shares comes before it. After the last of posts, comments and reactions comes `finishPosts`. */
export function loadPosts({ databases, fresh, counted }: Load, facts: Facts<PostFact>): Promise<number> {
  const identity = { table: 'posts', columns: ['id'], of: ({ id }: PostFact) => [id] }
  return posts.seedPosts(
    databases.posts,
    mapFacts(counted(fresh(databases.posts, identity, facts())), ({ level, at, ...post }) => ({
      ...{ ...post, privacyLevel: level, createdAt: at },
    })),
  )
}

/** What each answers comes before it. */
export function loadComments({ databases, fresh, counted }: Load, facts: Facts<CommentFact>): Promise<number> {
  const identity = { table: 'comments', columns: ['id'], of: ({ id }: CommentFact) => [id] }
  return posts.seedComments(
    databases.posts,
    mapFacts(counted(fresh(databases.posts, identity, facts())), ({ at, ...comment }) => ({
      ...comment,
      createdAt: at,
    })),
  )
}

export function loadReactions({ databases, fresh, counted }: Load, facts: Facts<ReactionFact>): Promise<number> {
  // Without the time, so that the same reaction has the same id in an import whose times are shifted.
  const idOf = ({ userId, subjectId }: ReactionFact) => derivedId(timeOf(subjectId), `reaction:${userId}:${subjectId}`)
  const identity = { table: 'reactions', columns: ['id'], of: (reaction: ReactionFact) => [idOf(reaction)] }
  return posts.seedReactions(
    databases.posts,
    mapFacts(counted(fresh(databases.posts, identity, facts())), (reaction) => ({
      ...{ id: idOf(reaction), userId: reaction.userId, subjectId: reaction.subjectId, type: reaction.type },
      ...{ subjectType: reaction.subject, createdAt: reaction.at },
    })),
  )
}

export const finishPosts = ({ databases }: Load): Promise<void> => posts.finishSeed(databases.posts)

/** Of a UUIDv7, in milliseconds. */
const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
