import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { MarkRead, startMessages } from './testkit.ts'

const steps = 80

/** Small, seeded, so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A group as plain code has it: who is in, what was said, and how far each has read. */
interface Model {
  members: Map<string, { read: number }>
  sent: { id: string; senderId: string }[]
}

const unreadOf = (model: Model, userId: string) =>
  model.sent.slice(model.members.get(userId)!.read).filter(({ senderId }) => senderId !== userId).length

for (const seed of [1, 2]) {
  test(`whatever people do, the counts are those of a brute-force model (seed ${seed})`, async () => {
    await using messages = await startMessages()
    const random = randomFrom(seed)
    const people = await messages.people(5)
    const [ada] = people as [TestViewer, ...TestViewer[]]
    const id = await messages.group(ada, ...people.slice(1))
    const model: Model = { members: new Map(people.map((person) => [person.id, { read: 0 }])), sent: [] }
    const change = (name: string, input: object) =>
      messages.ask(
        ada,
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { code } } }`,
        { input: { conversationId: id, ...input } },
      )

    for (let step = 0; step < steps; step++) {
      const person = people[random(people.length)]!
      const member = model.members.get(person.id)
      const dice = random(10)
      if (!member) {
        if (dice < 5) {
          await change('addParticipants', { userIds: [person.id] })
          model.members.set(person.id, { read: model.sent.length })
        }
      } else if (dice < 5) {
        model.sent.push({ id: await messages.send(person, id, `step ${step}`), senderId: person.id })
      } else if (dice < 9 && model.sent.length > 0) {
        const upTo = random(model.sent.length)
        const input = { conversationId: id, upToMessageId: model.sent[upTo]!.id }
        await messages.ask(person, MarkRead, { input })
        member.read = Math.max(member.read, upTo + 1)
      } else if (person !== ada) {
        await change('removeParticipant', { userId: person.id })
        model.members.delete(person.id)
      }
    }

    for (const person of people) {
      const { unreadMessageCount, conversations } = await messages.ask(
        person,
        `query {
          viewer {
            unreadMessageCount
            conversations { nodes { unreadCount participantCount lastMessage { id } messages(last: 100) { nodes { id } } } }
          }
        }`,
      )
      if (!model.members.has(person.id)) {
        expect({ unreadMessageCount, conversations }).toEqual({ unreadMessageCount: 0, conversations: { nodes: [] } })
        continue
      }
      const unread = unreadOf(model, person.id)
      expect(unreadMessageCount).toBe(unread)
      expect(conversations.nodes).toEqual([
        {
          unreadCount: unread,
          participantCount: model.members.size,
          lastMessage: { id: model.sent.at(-1)!.id },
          messages: { nodes: model.sent.slice(-100).map((message) => ({ id: message.id })) },
        },
      ])
    }
  })
}
