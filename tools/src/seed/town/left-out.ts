import { derivedId } from '../../bulk/derived-id.ts'
import type {
  FilteredWordFact,
  HiddenPostFact,
  MutedPostFact,
  MuteFact,
  PersonFact,
  PostFact,
} from '../../bulk/facts.ts'

const day = 86_400_000

const mutes = [
  { muter: 'mavis', muted: 'karen', days: 3 },
  { muter: 'kristen', muted: 'backus', days: 9 },
]
const words = [
  { by: 'mavis', phrase: 'compiler', places: ['HOME_FEED', 'COMMENTS', 'NOTIFICATIONS'], days: 5 },
  { by: 'kristen', phrase: 'punched cards', places: ['POSTS'], days: 2 },
] as const
/** Of these, the last posts by somebody else that everybody sees are hidden; of the other, the last own one is muted. */
const hiders: Readonly<Record<string, number>> = { mavis: 2, fran: 1 }
const muter = 'fran'

export interface LeftOut {
  mutes: MuteFact[]
  filteredWords: FilteredWordFact[]
  hiddenPosts: HiddenPostFact[]
  mutedPosts: MutedPostFact[]
}

/** What people do not want to read or hear of. Chance has no part in it. */
export function leaveOut(byName: ReadonlyMap<string, PersonFact>, posts: readonly PostFact[], now: Date): LeftOut {
  const idOf = (name: string) => byName.get(name)!.id
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const soonAfter = ({ at }: PostFact) => new Date(Math.min(at.getTime() + 60_000, now.getTime()))
  const open = posts.filter(({ level, sharedPostId }) => level === 'PUBLIC' && !sharedPostId)
  const hiddenPosts = Object.entries(hiders).flatMap(([name, count]) => {
    const userId = idOf(name)
    const hidden = open.filter(({ authorId }) => authorId !== userId).slice(-count)
    return hidden.map((post) => ({ userId, postId: post.id, at: soonAfter(post) }))
  })
  const own = posts.filter(({ authorId }) => authorId === idOf(muter)).slice(-1)
  return {
    mutes: mutes.map(({ muter, muted, days }) => ({ muterId: idOf(muter), mutedId: idOf(muted), at: ago(days) })),
    filteredWords: words.map(({ by, phrase, places, days }) => ({
      id: derivedId(ago(days), `town:filter:${by}:${phrase}`),
      ...{ userId: idOf(by), phrase, places, at: ago(days) },
    })),
    hiddenPosts,
    mutedPosts: own.map((post) => ({ userId: post.authorId, postId: post.id, at: soonAfter(post) })),
  }
}
