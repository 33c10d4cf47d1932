import { derivedId } from '../../bulk/derived-id.ts'
import type { ConversationFact, MessageFact, PersonFact } from '../../bulk/facts.ts'
import type { Random } from '../random.ts'
import type { TownClock } from './clock.ts'
import { directTalks, groupTalks, type TownLine } from './talk.ts'

const hour = 3_600_000
const liked = ['LIKE', 'LAUGH', 'LOVE'] as const

/** What people say to each other, most of it in the last days. */
export function converse(byName: Map<string, PersonFact>, clock: TownClock, random: Random): ConversationFact[] {
  const idOf = (name: string) => byName.get(name)!.id

  const talk = (
    key: string,
    lines: readonly TownLine[],
    facts: Omit<ConversationFact, 'id' | 'at' | 'messages' | 'readBy'>,
  ) => {
    const begun = new Date(clock.now.getTime() - Math.round((4 + random.next() * 120) * hour))
    const id = derivedId(begun, `town:conversation:${key}`)
    let last = begun
    const messages = lines.map(([by, content], number): MessageFact => {
      last = clock.after(last, 0.4)
      // Who speaks next likes some of what was said.
      const [next] = lines[number + 1] ?? [by]
      const reactions =
        number % 3 === 1 && next !== by ? [{ userId: idOf(next), type: liked[number % liked.length]!, at: last }] : []
      return { id: derivedId(last, `town:message:${key}:${number}`), senderId: idOf(by), content, at: last, reactions }
    })
    const lastSpeaker = messages.at(-1)!.senderId
    // Somebody always has a message to read.
    const readBy = facts.participantIds.filter((user) => user === lastSpeaker || random.chance(0.5))
    return { ...facts, id, at: begun, messages, readBy }
  }

  const direct = directTalks.map((lines, number) => {
    const [first] = lines[0]!
    const [second] = lines.find(([by]) => by !== first)!
    return talk(`direct:${number}`, lines, {
      ...{ type: 'DIRECT', name: null, description: null, createdById: idOf(first) },
      participantIds: [idOf(first), idOf(second)],
    })
  })
  const groups = groupTalks.map(({ name, description, by, members, lines }) =>
    talk(`group:${name}`, lines, {
      ...{ type: 'GROUP', name, description, createdById: idOf(by) },
      participantIds: [by, ...members].map(idOf),
    }),
  )
  return [...direct, ...groups]
}
