import { newIdAt } from '@plaza/database'
import type { PrivacyLevel } from '../src/generated/database.ts'
import {
  finishSeed,
  type SeedComment,
  type SeedPost,
  type SeedReaction,
  seedBlocks,
  seedComments,
  seedFriendEdges,
  seedPeople,
  seedPosts,
  seedReactions,
} from '../src/seed.ts'
import type { StartedPosts } from './testkit.ts'

/** A generated town, as plain lists that a model can walk. */
export interface Town {
  people: string[]
  friendships: [string, string][]
  /** Blocker and blocked. */
  blocks: [string, string][]
  away: Set<string>
  /** Who has muted, and whom. */
  mutes: [string, string][]
  posts: Required<SeedPost>[]
  comments: SeedComment[]
  reactions: SeedReaction[]
  now: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The same numbers for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface TownOptions {
  people?: number
  posts?: number
  /** Of the youngest and of the oldest post. */
  days?: readonly [number, number]
  /** Whether the first of the people is everybody's friend, in a town where others have few. */
  hasHub?: boolean
}

export function generateTown(seed: number, options: TownOptions = {}): Town {
  const { people: size = 40, posts: number = 500, days = [0, 10], hasHub = false } = options
  const random = randomNumbers(seed)
  const ageOf = () => randomAge(random, days)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const now = Date.now()
  const people = Array.from({ length: size }, () => newIdAt(new Date(now - 90 * day)))
  const friendships = pairs(people, (pair) => (hasHub ? pair.includes(people[0]!) : random() < 0.2))
  const blocks = pairs(people, () => random() < 0.04).map(([one, other]) =>
    random() < 0.5 ? ([one, other] as [string, string]) : ([other, one] as [string, string]),
  )
  const away = new Set(people.filter(() => random() < 0.08))
  const friendsOf = (person: string) =>
    friendships.flatMap((pair) => (pair.includes(person) ? pair : [])).filter((p) => p !== person)

  const posts: Required<SeedPost>[] = []
  for (let n = 0; n < number; n++) {
    const authorId = pick(people)
    const createdAt = new Date(now - ageOf())
    const level: PrivacyLevel = pick(['PUBLIC', 'PUBLIC', 'FRIENDS', 'FRIENDS', 'CUSTOM', 'PRIVATE'])
    const audience = level === 'CUSTOM' ? friendsOf(authorId).filter(() => random() < 0.5) : []
    const shared = random() < 0.15 ? posts.find((post) => post.createdAt < createdAt && post.publishedAt) : undefined
    posts.push({
      ...{
        id: newIdAt(createdAt),
        authorId,
        content: shared && random() < 0.7 ? '' : `post ${n}`,
        privacyLevel: level,
        createdAt,
        location: null,
      },
      ...{ publishedAt: random() < 0.05 ? null : createdAt, mediaIds: [], audience },
      sharedPostId: shared?.id ?? null,
    })
  }
  const published = posts.filter(({ publishedAt }) => publishedAt)
  const comments = Array.from({ length: Math.round(number * 0.8) }, (): SeedComment => {
    const createdAt = new Date(now - ageOf())
    return {
      id: newIdAt(createdAt),
      postId: pick(published).id,
      parentId: null,
      authorId: pick(people),
      content: 'so',
      createdAt,
    }
  })
  const reactions = published.flatMap(({ id }) => {
    const likers = people.filter(() => random() < 0.15 * random())
    return likers.map(
      (userId): SeedReaction => ({
        ...{ userId, subjectType: 'POST', subjectId: id, createdAt: new Date(now - hour) },
        type: pick(['LIKE', 'LIKE', 'LOVE', 'LAUGH', 'SAD', 'ANGRY']),
      }),
    )
  })
  const mutes = pairs(people, () => random() < 0.05).map((pair): [string, string] =>
    random() < 0.5 ? pair : [pair[1], pair[0]],
  )
  return { people, friendships, blocks, away, mutes, posts, comments, reactions, now }
}

/** Never so near a step of the recency that the clock could cross it while the test runs. */
function randomAge(random: () => number, [youngest, oldest]: readonly [number, number]): number {
  const steps = [0, hour, day, 3 * day, 7 * day]
  for (;;) {
    const age = youngest * day + (random() < 0.1 ? random() * 2 * hour : random() * (oldest - youngest) * day)
    if (steps.every((step) => Math.abs(age - step) > 10 * minute)) return Math.round(age)
  }
}

function pairs(people: readonly string[], choose: (pair: [string, string]) => boolean): [string, string][] {
  const sorted = people.toSorted()
  return sorted.flatMap((one, n) =>
    sorted.slice(n + 1).flatMap((other): [string, string][] => (choose([one, other]) ? [[one, other]] : [])),
  )
}

export async function moveIn({ database, deactivate }: StartedPosts, town: Town): Promise<void> {
  await seedPeople(
    database,
    town.people.map((userId) => ({ userId })),
  )
  await seedFriendEdges(
    database,
    town.friendships.map(([lowId, highId]) => ({ lowId, highId })),
  )
  await seedBlocks(
    database,
    town.blocks.map(([blockerId, blockedId]) => ({ blockerId, blockedId })),
  )
  await seedPosts(
    database,
    town.posts.toSorted((one, other) => +one.createdAt - +other.createdAt),
  )
  await seedComments(database, town.comments)
  await seedReactions(database, town.reactions)
  await finishSeed(database)
  // The versions that the seed gave are 1, those of the testkit's events begin there, too.
  await deactivate('00000000-0000-7000-8000-000000000000')
  for (const person of town.away) await deactivate(person)
  const mutes = town.mutes.map(([muterId, mutedId]) => ({ muterId, mutedId, version: 1 }))
  if (mutes.length) await database.system.insertInto('mutes').values(mutes).execute()
}
