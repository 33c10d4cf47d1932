import { derivedId } from '../../bulk/derived-id.ts'
import type { BlockFact, FriendRequestFact, FriendshipFact, PersonFact } from '../../bulk/facts.ts'
import type { Random } from '../random.ts'
import type { TownClock } from './clock.ts'
import { circles } from './people.ts'
import { townPosts } from './posts.ts'
import { directTalks, groupTalks } from './talk.ts'

const day = 86_400_000
const block = { blocker: 'kurt', blocked: 'vannevar' }

export interface Bonds {
  friendships: FriendshipFact[]
  requests: FriendRequestFact[]
  blocks: BlockFact[]
  friendsOf: Map<string, PersonFact[]>
}

/** Who knows whom: circles, and everybody who speaks where only friends can. */
export function bind(byName: Map<string, PersonFact>, clock: TownClock, random: Random): Bonds {
  const friendships = new Map<string, FriendshipFact>()
  const friendsOf = new Map<string, PersonFact[]>([...byName.keys()].map((name) => [name, []]))
  const person = (name: string): PersonFact => {
    const found = byName.get(name)
    if (!found) throw new Error(`The town has nobody called ${name}`)
    return found
  }
  const keyOf = (a: string, b: string) => [a, b].sort().join(' ')

  const befriend = (a: string, b: string) => {
    if (a === b || friendships.has(keyOf(a, b))) return
    const [one, other] = [person(a), person(b)]
    const later = new Date(Math.max(one.joinedAt.getTime(), other.joinedAt.getTime()))
    const [lowId, highId] = [one.id, other.id].sort() as [string, string]
    friendships.set(keyOf(a, b), { lowId, highId, since: clock.befriended(later) })
    friendsOf.get(a)!.push(other)
    friendsOf.get(b)!.push(one)
  }
  for (const circle of circles) {
    for (const [n, a] of circle.entries()) {
      for (const b of circle.slice(n + 1)) if (random.chance(0.85)) befriend(a, b)
    }
  }
  for (const post of townPosts) {
    if (post.level === 'PUBLIC') continue
    for (const [by, , ...replies] of post.comments ?? []) {
      befriend(post.by, by)
      for (const [replier] of replies) befriend(post.by, replier)
    }
  }
  for (const talk of directTalks) befriend(talk[0]![0], talk.find(([by]) => by !== talk[0]![0])![0])
  for (const { by, members } of groupTalks) for (const member of members) befriend(by, member)

  const names = [...byName.keys()]
  const requests: FriendRequestFact[] = []
  const asked = new Set<string>([keyOf(block.blocker, block.blocked)])
  while (requests.length < 14) {
    // A few of them at ada's door, so that whoever signs in as her has something to answer.
    const [from, to] = requests.length < 3 ? [random.pick(names), 'ada'] : [random.pick(names), random.pick(names)]
    const key = keyOf(from, to)
    if (from === to || friendships.has(key) || asked.has(key)) continue
    asked.add(key)
    const at = new Date(clock.now.getTime() - Math.round((0.1 + random.next() * 6) * day))
    requests.push({ id: derivedId(at, `town:request:${key}`), fromId: person(from).id, toId: person(to).id, at })
  }
  const at = new Date(clock.now.getTime() - 12 * day)
  const blocks = [{ blockerId: person(block.blocker).id, blockedId: person(block.blocked).id, at }]
  return { friendships: [...friendships.values()], requests, blocks, friendsOf }
}
