import { derivedId } from '../../bulk/derived-id.ts'
import type { ConversationFact, MessageFact } from '../../bulk/facts.ts'
import { createRandom } from '../random.ts'
import type { FriendGraph } from './graph.ts'
import type { CrowdPeople } from './people.ts'
import { lines } from './words.ts'

const hour = 3_600_000
const pairsPerTalk = 8
const peoplePerGroup = 40

/** Some pairs of friends write to each other, and some people gather friends in a group. */
export function* createTalks(
  people: CrowdPeople,
  graph: FriendGraph,
  now: Date,
  seed: number,
): Generator<ConversationFact> {
  for (let pair = 0; pair < graph.pairs; pair += pairsPerTalk) {
    yield talk(`pair:${pair}`, 'DIRECT', null, graph.pair(pair))
  }
  for (let founder = 0; founder < people.count; founder += peoplePerGroup) {
    const size = Math.min(graph.degree(founder), 3 + (founder % 9))
    if (size < 2) continue
    const members = Array.from({ length: size }, (_, n) => graph.friend(founder, n))
    yield talk(`group:${founder}`, 'GROUP', `Friends of ${people.fact(founder).firstName}`, [founder, ...members])
  }

  function talk(
    key: string,
    type: 'DIRECT' | 'GROUP',
    name: string | null,
    members: readonly number[],
  ): ConversationFact {
    const random = createRandom(seed ^ Math.imul(members[0]! * 31 + members[1]!, 0xc2b2ae35))
    const begun = now.getTime() - Math.floor((1 + random.next() ** 2 * 400) * hour)
    const step = Math.floor((now.getTime() - begun) / 40)
    const messages = Array.from({ length: 2 + random.below(type === 'GROUP' ? 16 : 7) }, (_, n): MessageFact => {
      const at = begun + (n + 1) * step
      const senderId = people.id(members[n === 0 ? 0 : random.below(members.length)]!)
      return { id: derivedId(at, `crowd:message:${key}:${n}`), senderId, content: random.pick(lines), at: new Date(at) }
    })
    const participantIds = members.map((member) => people.id(member))
    const id = derivedId(begun, `crowd:talk:${key}`)
    const readBy = participantIds.filter(() => random.chance(0.7))
    return {
      ...{ id, type, name, description: null, participantIds, messages, readBy },
      createdById: participantIds[0]!,
      at: new Date(begun),
    }
  }
}
