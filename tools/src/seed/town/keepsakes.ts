import type { BookmarkFact, PersonFact, PinFact, PostFact } from '../../bulk/facts.ts'

/** Who keeps posts of others, one of so many public ones. */
const keepers: Readonly<Record<string, number>> = { ada: 9, alan: 7, mavis: 5 }
const withPin = ['alan', 'mavis']

/** What people keep of what others wrote, and what they put on top of their own profile. Chance has no part in it. */
export function keep(
  byName: ReadonlyMap<string, PersonFact>,
  posts: readonly PostFact[],
): { bookmarks: BookmarkFact[]; pins: PinFact[] } {
  const open = posts.filter(({ level, sharedPostId }) => level === 'PUBLIC' && !sharedPostId)
  const bookmarks = Object.entries(keepers).flatMap(([name, each]) => {
    const { id: userId } = byName.get(name)!
    const kept = open.filter(({ authorId }, n) => authorId !== userId && n % each === 0)
    return kept.map(({ id: postId, at }) => ({ userId, postId, at: new Date(at.getTime() + 60_000) }))
  })
  const pins = withPin.flatMap((name) => {
    const authorId = byName.get(name)!.id
    const post = open.find((one) => one.authorId === authorId)
    return post ? [{ authorId, postId: post.id }] : []
  })
  return { bookmarks, pins }
}
