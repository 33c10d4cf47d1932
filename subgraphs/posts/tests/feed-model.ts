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
  readonly #byId: Map<string, Post>
  readonly #engagement: Map<string, number>

  constructor(town: Town) {
    this.#town = town
    this.#byId = new Map(town.posts.map((post) => [post.id, post]))
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
        return post.audience.includes(viewer) && this.areFriends(viewer, post.authorId)
      case 'PRIVATE':
        return false
    }
  }

  /** What a card of the post shows: itself, or what it shares without words; null when that is hidden. */
  shownBy(viewer: string, post: Post): string | null {
    if (!post.sharedPostId || post.content !== '') return post.id
    const original = this.#byId.get(post.sharedPostId)!
    return original.publishedAt && this.sees(viewer, original) ? original.id : null
  }

  /** Neither by somebody muted, nor a share of what such a person wrote. */
  isWanted(viewer: string, post: Post): boolean {
    const isMuted = (author: string) => this.#town.mutes.some(([muter, muted]) => muter === viewer && muted === author)
    const original = post.sharedPostId ? this.#byId.get(post.sharedPostId)! : null
    return post.authorId === viewer || !(isMuted(post.authorId) || (original && isMuted(original.authorId)))
  }

  /** Own posts and friends', newest first. */
  circle(viewer: string): Post[] {
    return this.#town.posts
      .filter(({ authorId }) => authorId === viewer || this.areFriends(viewer, authorId))
      .filter((post) => post.publishedAt && this.sees(viewer, post) && this.shownBy(viewer, post))
      .filter((post) => this.isWanted(viewer, post))
      .sort((one, other) => +other.publishedAt! - +one.publishedAt! || (one.id < other.id ? 1 : -1))
  }

  latest(viewer: string): Omit<ModelPlace, 'score'>[] {
    return this.circle(viewer).map((post) => ({ id: post.id, reason: this.#reason(viewer, post) }))
  }

  /** Of people with fewer friends than a town has. */
  top(viewer: string, first: number): ModelPlace[] {
    const page = Math.max(first, 20)
    const all = this.circle(viewer)
    const byAuthor = Map.groupBy(
      all.filter((post) => this.#age(post) < 7 * day),
      ({ authorId }) => authorId,
    )
    const week = [...byAuthor.values()].flatMap((posts) => posts.slice(0, page))
    const older = all.filter((post) => this.#age(post) >= 7 * day)
    const isQuiet = week.length < page
    const chosen = isQuiet ? [...week, ...older.slice(0, 100 - week.length)] : week
    const places = byScore(
      chosen.map((post) => ({ id: post.id, reason: this.#reason(viewer, post), score: this.#score(viewer, post) })),
    )
    const shown = new Set<string>()
    for (const place of places) {
      const id = this.shownBy(viewer, this.#byId.get(place.id)!)!
      if (shown.has(id)) place.score = 0
      shown.add(id)
    }
    const isComplete = isQuiet && places.length < 100
    return interleave(byScore(places), this.#popular(viewer, shown), isComplete)
  }

  #popular(viewer: string, shown: ReadonlySet<string>): ModelPlace[] {
    const popular = this.#town.posts.filter(
      (post) =>
        post.publishedAt &&
        post.authorId !== viewer &&
        !this.areFriends(viewer, post.authorId) &&
        this.sees(viewer, post) &&
        this.isWanted(viewer, post) &&
        !(post.sharedPostId && post.content === '') &&
        post.privacyLevel === 'PUBLIC' &&
        this.#age(post) < 7 * day &&
        this.#engagement.get(post.id)! >= 3 &&
        !shown.has(post.id),
    )
    return byScore(popular.map((post) => ({ id: post.id, reason: 'POPULAR', score: this.#score(viewer, post) })))
  }

  #age(post: Post): number {
    return this.#town.now - +post.publishedAt!
  }

  #reason(viewer: string, post: Post): ModelPlace['reason'] {
    if (post.authorId === viewer) return 'OWN_POST'
    return post.sharedPostId ? 'FRIEND_SHARED' : 'FRIEND_POSTED'
  }

  #score(viewer: string, post: Post): number {
    const age = this.#age(post)
    if (age >= 7 * day) return (7 * day) / age
    const recency = age < hour ? 3 : age < day ? 2 : age < 3 * day ? 1.4 : 1
    const affinity = this.areFriends(viewer, post.authorId) ? 1.5 : 1
    return Math.fround((1 + Math.log(1 + this.#engagement.get(post.id)!)) * recency * affinity)
  }
}

const byScore = (places: ModelPlace[]) =>
  places.toSorted((one, other) => other.score - one.score || (one.id < other.id ? 1 : -1))

/** Four of the circle and one that is popular, in turns; what is popular stands alone only behind all of the circle. */
function interleave(circle: ModelPlace[], popular: ModelPlace[], isComplete: boolean): ModelPlace[] {
  const places: ModelPlace[] = []
  const [own, others] = [[...circle], [...popular.slice(0, 100)]]
  while (own.length > 0) {
    const four = own.splice(0, 4)
    places.push(...four)
    if (four.length === 4) places.push(...others.splice(0, 1))
  }
  return isComplete ? [...places, ...others] : places
}

function engagementOf(town: Town, id: string): number {
  const reactions = town.reactions.filter(({ subjectId }) => subjectId === id).length
  const comments = town.comments.filter(({ postId }) => postId === id).length
  const shares = town.posts.filter(({ sharedPostId, publishedAt }) => sharedPostId === id && publishedAt).length
  return reactions + 2 * comments + 3 * shares
}
