import { derivedId } from '../../bulk/derived-id.ts'
import type { BlockFact, FriendRequestFact, FriendshipFact, Network, NoticeFact } from '../../bulk/facts.ts'
import { createRandom } from '../random.ts'
import { growGraph } from './graph.ts'
import { createPeople } from './people.ts'
import { createPosts, pictureEvery } from './posts.ts'
import { createTalks } from './talks.ts'

const day = 86_400_000
const crowdSeed = 1952
/** What is older, its author has heard of and forgotten. */
const noticedDays = 3

export interface CrowdOptions {
  people: number
  posts: number
  /** On the average. */
  friends: number
  now: Date
  passwordHash: string
}

/** How much there will be of what, for a progress bar. */
export type CrowdSize = Record<'people' | 'friendships' | 'posts', number>

/** A network of any size out of numbers alone: nothing but the bonds is held in memory. */
export function createCrowd(options: CrowdOptions): Network & { size: CrowdSize } {
  const { now, passwordHash } = options
  const graph = growGraph(options.people, options.friends, crowdSeed)
  const people = createPeople(options.people, now, passwordHash, crowdSeed)
  const posts = createPosts(options.posts, people, graph, now, crowdSeed)

  function* friendships(): Generator<FriendshipFact> {
    for (let number = 0; number < graph.pairs; number++) {
      const [later, earlier] = graph.pair(number)
      const [lowId, highId] = [people.id(later), people.id(earlier)].sort() as [string, string]
      const joined = people.joinedAt(later)
      const since = new Date(joined + Math.floor((now.getTime() - joined) * createRandom(number).next()))
      yield { lowId, highId, since }
    }
  }
  function* friendRequests(): Generator<FriendRequestFact> {
    for (let person = 1; person < people.count; person += 25) {
      const random = createRandom(crowdSeed + person)
      const to = random.below(people.count)
      if (to === person || graph.areFriends(person, to) || to % 25 === 1) continue
      const at = new Date(now.getTime() - Math.floor(random.next() * 10 * day))
      yield { id: derivedId(at, `crowd:request:${person}`), fromId: people.id(person), toId: people.id(to), at }
    }
  }
  function* blocks(): Generator<BlockFact> {
    for (let person = 7; person < people.count; person += 500) {
      const blocked = people.count - 1 - person
      if (blocked === person || graph.areFriends(person, blocked)) continue
      yield { blockerId: people.id(person), blockedId: people.id(blocked), at: new Date(now.getTime() - day) }
    }
  }
  function* eachPost(from = 0) {
    for (let number = from; number < posts.count; number++) yield posts.post(number)
  }
  function* notices(): Generator<NoticeFact> {
    const since = now.getTime() - noticedDays * day
    for (const post of eachPost(posts.firstSince(since))) {
      const userId = people.id(post.author)
      for (const { fact } of posts.comments(post)) {
        const { id: subjectId, authorId: actorId, at } = fact
        const about = { actorId, subject: 'COMMENT', subjectId, rootId: post.id, at, readAt: null } as const
        yield { id: derivedId(at, `notice:${subjectId}`), userId, type: 'POST_COMMENT', ...about }
      }
      for (const { userId: actorId, at } of posts.reactions(post)) {
        const about = { actorId, subject: 'POST', subjectId: post.id, rootId: null, at, readAt: null } as const
        yield { id: derivedId(at, `notice:${post.id}:${actorId}`), userId, type: 'POST_REACTION', ...about }
      }
    }
  }

  return {
    size: { people: people.count, friendships: graph.pairs, posts: posts.count },
    *people() {
      for (let person = 0; person < people.count; person++) yield people.fact(person)
    },
    friendships,
    friendRequests,
    blocks,
    *pictures() {
      for (let person = 0; person < people.count; person++) {
        const portrait = people.portrait(person)
        if (portrait) yield portrait
      }
      for (let number = 0; number < posts.count; number += pictureEvery) yield posts.picture(posts.post(number))!
    },
    collections: () => [],
    *posts() {
      for (const post of eachPost()) yield posts.fact(post)
    },
    *comments() {
      for (const post of eachPost()) for (const { fact } of posts.comments(post)) yield fact
    },
    *reactions() {
      for (const post of eachPost()) yield* posts.reactions(post)
    },
    bookmarks: () => [],
    pins: () => [],
    mutes: () => [],
    filteredWords: () => [],
    hiddenPosts: () => [],
    mutedPosts: () => [],
    conversations: () => createTalks(people, graph, now, crowdSeed),
    notices,
  }
}
