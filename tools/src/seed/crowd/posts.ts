import { derivedId } from '../../bulk/derived-id.ts'
import type { CommentFact, Level, PictureFact, PostFact, ReactionFact, ReactionType } from '../../bulk/facts.ts'
import { pictureOf } from '../picture-of.ts'
import { createRandom, type Random } from '../random.ts'
import type { FriendGraph } from './graph.ts'
import type { CrowdPeople } from './people.ts'
import { remarks, subjects } from './words.ts'

const minute = 60_000
const day = 1_440 * minute
/** Over so many days posts are spread, denser towards today. */
const spanDays = 120
/** One post of so many, by number, has a picture. */
export const pictureEvery = 20

/** Everything about one post follows from its number, so that nothing of it need be kept. */
export interface CrowdPost {
  number: number
  id: string
  author: number
  at: number
  level: Level
  /** For what has not been decided yet, in a fixed order of questions. */
  random: Random
}

export interface CrowdPosts {
  readonly count: number
  post(number: number): CrowdPost
  /** The number of the first post that is younger. */
  firstSince(time: number): number
  fact(post: CrowdPost): PostFact
  picture(post: CrowdPost): PictureFact | null
  comments(post: CrowdPost): { fact: CommentFact; by: number }[]
  reactions(post: CrowdPost): ReactionFact[]
}

const reactionTypes: readonly ReactionType[] = ['LIKE', 'LIKE', 'LIKE', 'LIKE', 'LOVE', 'LOVE', 'LAUGH', 'SAD', 'ANGRY']

export function createPosts(
  count: number,
  people: CrowdPeople,
  graph: FriendGraph,
  now: Date,
  seed: number,
): CrowdPosts {
  const timeOf = (number: number) =>
    now.getTime() - minute - Math.floor(spanDays * day * ((count - 1 - number) / count) ** 1.5)
  const randomOf = (number: number, what: number) => createRandom(seed ^ Math.imul(number * 4 + what + 1, 0x85ebca6b))

  function post(number: number): CrowdPost {
    const random = randomOf(number, 0)
    const at = timeOf(number)
    // The well known write more, too.
    const author = Math.floor(people.presentAt(at) * random.next() ** 1.6)
    const dice = random.next()
    const level = dice < 0.35 ? 'PUBLIC' : dice < 0.96 ? 'FRIENDS' : 'PRIVATE'
    return { number, id: derivedId(at, `crowd:post:${number}`), author, at, level, random }
  }
  const pictureId = (one: CrowdPost) => derivedId(one.at, `crowd:picture:${one.number}`)
  const hasPicture = (one: CrowdPost) => one.number % pictureEvery === 0

  /** Of the author's friends those who answer; how many follows a power law. */
  function audience(one: CrowdPost, what: number, scale: number): { who: number[]; random: Random } {
    const random = randomOf(one.number, what)
    const degree = graph.degree(one.author)
    const wanted = Math.floor(scale * (random.next() ** (-1 / 1.6) - 1) + random.next() * scale)
    const who = new Set<number>()
    const most = Math.min(wanted, Math.floor(degree / 2), 400)
    if (one.level !== 'PRIVATE') while (who.size < most) who.add(graph.friend(one.author, random.below(degree)))
    return { who: [...who], random }
  }
  const soonAfter = (at: number, random: Random) =>
    new Date(Math.floor(Math.min(now.getTime(), at + random.next() ** 3 * 2 * day + 1)))

  return {
    count,
    post,
    firstSince: (time) => {
      const share = Math.max(0, now.getTime() - time) / (spanDays * day)
      return Math.max(0, Math.floor(count - 1 - count * Math.min(1, share) ** (1 / 1.5)))
    },
    fact(one) {
      const { random, id, author, level, at } = one
      const subject = random.pick(subjects)
      const text = random.pick(subject.lines).replace('*', random.pick(subject.gaps))
      const content = random.chance(0.6) ? `${text} #${random.pick(subject.tags)}` : text
      const mediaIds = hasPicture(one) ? [pictureId(one)] : []
      return { id, authorId: people.id(author), content, level, mediaIds, sharedPostId: null, at: new Date(at) }
    },
    picture: (one) =>
      hasPicture(one) ? pictureOf({ id: pictureId(one), ownerId: people.id(one.author), at: new Date(one.at) }) : null,
    comments(one) {
      const { who, random } = audience(one, 1, 0.25)
      let last: string | null = null
      return who.map((by, n) => {
        const at = soonAfter(one.at, random)
        const id = derivedId(at, `crowd:comment:${one.number}:${n}`)
        const parentId: string | null = last !== null && random.chance(0.3) ? last : null
        if (parentId === null) last = id
        const fact = { id, postId: one.id, parentId, authorId: people.id(by), content: random.pick(remarks), at }
        return { fact, by }
      })
    },
    reactions(one) {
      const { who, random } = audience(one, 2, 0.6)
      return who.map((by) => ({
        ...{ userId: people.id(by), subject: 'POST' as const, subjectId: one.id },
        ...{ type: random.pick(reactionTypes), at: soonAfter(one.at, random) },
      }))
    },
  }
}
