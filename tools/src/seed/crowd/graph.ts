import { createRandom } from '../random.ts'

/** Who is whose friend, by number: compact, so that a million bonds take a dozen megabytes. */
export interface FriendGraph {
  readonly pairs: number
  /** The two of a pair; the first has the larger number. */
  pair(number: number): readonly [later: number, earlier: number]
  degree(person: number): number
  friend(person: number, number: number): number
  areFriends(one: number, other: number): boolean
}

/** How far neighbours live apart, in numbers. */
const neighbourhood = 60
/** The larger, the fewer people have the many friends. */
const skew = 2.5

/**
 * Each newcomer makes friends with some neighbours and with some of the well known, who are those that came early: a
 * power law with clusters. A handful of people have thousands of friends, most have a dozen or two.
 */
export function growGraph(people: number, meanFriends: number, seed: number): FriendGraph {
  const random = createRandom(seed)
  let laters = new Int32Array(Math.max(16, Math.ceil(people * meanFriends * 0.6)))
  let earliers = new Int32Array(laters.length)
  let pairs = 0
  const chosen = new Set<number>()
  for (let person = 1; person < people; person++) {
    chosen.clear()
    // Between half and one and a half times the mean; each pair counts for two people.
    const wanted = Math.min(person, Math.round((meanFriends / 2) * (0.5 + random.next())))
    for (let tries = 0; chosen.size < wanted && tries < wanted * 4; tries++) {
      const near = person - 1 - Math.floor(neighbourhood * random.next() ** 2)
      const known = Math.floor(person * random.next() ** skew)
      chosen.add(near >= 0 && random.chance(0.5) ? near : known)
    }
    if (pairs + chosen.size > laters.length) {
      laters = enlarge(laters)
      earliers = enlarge(earliers)
    }
    for (const other of chosen) {
      laters[pairs] = person
      earliers[pairs++] = other
    }
  }
  return index(people, pairs, laters, earliers)
}

function enlarge(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

/** Everybody's friends behind one another in one array. */
function index(people: number, pairs: number, laters: Int32Array, earliers: Int32Array): FriendGraph {
  const begins = new Int32Array(people + 1)
  for (let n = 0; n < pairs; n++) {
    begins[laters[n]! + 1]!++
    begins[earliers[n]! + 1]!++
  }
  for (let person = 0; person < people; person++) begins[person + 1]! += begins[person]!
  const filled = begins.slice(0, people)
  const friends = new Int32Array(pairs * 2)
  for (let n = 0; n < pairs; n++) {
    const [later, earlier] = [laters[n]!, earliers[n]!]
    friends[filled[later]!++] = earlier
    friends[filled[earlier]!++] = later
  }
  const degree = (person: number) => begins[person + 1]! - begins[person]!
  return {
    pairs,
    pair: (number) => [laters[number]!, earliers[number]!],
    degree,
    friend: (person, number) => friends[begins[person]! + number]!,
    areFriends(one, other) {
      const [few, many] = degree(one) < degree(other) ? [one, other] : [other, one]
      return friends.subarray(begins[few]!, begins[few + 1]!).includes(many)
    },
  }
}
