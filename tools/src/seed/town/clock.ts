import type { Random } from '../random.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** When things happened in the town, counted back from the moment it is made. */
export interface TownClock {
  readonly now: Date
  joined(personNumber: number): Date
  /** Between the later of two joinings and the first posts. */
  befriended(later: Date): Date
  /** Posts keep their order; the last ones are of the last hours. */
  posted(number: number, count: number): Date
  /** Some time after `moment`, but not in the future. */
  after(moment: Date, withinHours: number): Date
}

const firstPostAge = 38 * day
const lastPostAge = 40 * minute

export function createTownClock(now: Date, random: Random): TownClock {
  const ago = (ms: number) => new Date(now.getTime() - Math.round(ms))
  return {
    now,
    joined: (number) => ago(400 * day - number * 3.5 * day - random.next() * day),
    befriended(later) {
      const until = now.getTime() - firstPostAge
      return new Date(later.getTime() + Math.round(random.next() * (until - later.getTime())))
    },
    posted(number, count) {
      // Denser towards today: half of all posts are of the last nine days.
      const share = (count - 1 - number) / (count - 1)
      const jitter = (random.next() - 0.5) * 0.4 * (share > 0.02 ? 1 : 0)
      return ago(lastPostAge + (firstPostAge - lastPostAge) * Math.max(0, share + jitter / count) ** 2)
    },
    after(moment, withinHours) {
      const room = Math.min(withinHours * hour, now.getTime() - moment.getTime() - minute)
      return new Date(moment.getTime() + Math.round(Math.max(1_000, random.next() * room)))
    },
  }
}
