import type { Town } from './town.ts'

/** The home feed's rules in plain code, over plain lists, with no thought for speed. */

type Post = Town['posts'][number]

const hour = 3_600_000
const day = 24 * hour

export interface ModelPlace {
  id: string
  score: number
  reason: 'OWN_POST' | 'FRIEND_POSTED' | 'FRIEND_SHARED' | 'POPULAR'
}

export class FeedModel {
  readonly #town: Town
  readonly #engagement: Map<string, number>

  constructor(town: Town) {
    this.#town = town
    this.#engagement = new Map(town.posts.map(({ id }) => [id, engagementOf(town, id)]))
  }

  areFriends(one: string, other: string): boolean {
    return this.#town.friendships.some((pair) => pair.includes(one) && pair.includes(other) && one !== other)
  }

  sees(viewer: string, post: Post): boolean {
    if (post.authorId === viewer) return true
    if (!post.publishedAt || this.#town.away.has(post.authorId)) return false
    if (this.#town.blocks.some((pair) => pair.includes(viewer) && pair.includes(post.authorId))) return false
    switch (post.privacyLevel) {
      case 'PUBLIC':
        return true
      case 'FRIENDS':
        return this.areFriends(viewer, post.authorId)
      case 'CUSTOM':
        return post.audience.includes(viewer)
      case 'PRIVATE':
        return false
    }
  }

  /** Own posts and friends', and public ones with an engagement of three, each with the ground for it. */
  #candidates(viewer: string): { post: Post; reason: ModelPlace['reason'] }[] {
    return this.#town.posts.flatMap((post) => {
      if (!post.publishedAt || !this.sees(viewer, post)) return []
      if (post.authorId === viewer) return { post, reason: 'OWN_POST' as const }
      if (this.areFriends(viewer, post.authorId)) {
        return { post, reason: post.sharedPostId ? ('FRIEND_SHARED' as const) : ('FRIEND_POSTED' as const) }
      }
      const isPopular =
        post.privacyLevel === 'PUBLIC' && this.#age(post) < 7 * day && this.#engagement.get(post.id)! >= 3
      return isPopular ? { post, reason: 'POPULAR' as const } : []
    })
  }

  #age(post: Post): number {
    return this.#town.now - +post.publishedAt!
  }

  top(viewer: string): ModelPlace[] {
    return this.#candidates(viewer)
      .filter(({ post }) => this.#age(post) < 7 * day)
      .map(({ post, reason }) => ({ id: post.id, reason, score: this.#score(post, reason) }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? 1 : -1))
  }

  #score(post: Post, reason: ModelPlace['reason']): number {
    const age = this.#age(post)
    const recency = age < hour ? 3 : age < day ? 2 : age < 3 * day ? 1.4 : 1
    const affinity = reason.startsWith('FRIEND') ? 1.5 : 1
    return Math.fround((1 + Math.log(1 + this.#engagement.get(post.id)!)) * recency * affinity)
  }

  latest(viewer: string): Omit<ModelPlace, 'score'>[] {
    return this.#candidates(viewer)
      .sort((one, other) => +other.post.publishedAt! - +one.post.publishedAt! || (one.post.id < other.post.id ? 1 : -1))
      .map(({ post, reason }) => ({ id: post.id, reason }))
  }
}

function engagementOf(town: Town, id: string): number {
  const reactions = town.reactions.filter(({ subjectId }) => subjectId === id).length
  const comments = town.comments.filter(({ postId }) => postId === id).length
  const shares = town.posts.filter(({ sharedPostId, publishedAt }) => sharedPostId === id && publishedAt).length
  return reactions + 2 * comments + 3 * shares
}
