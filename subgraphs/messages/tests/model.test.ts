import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { MarkRead, startMessages } from './testkit.ts'

const steps = 100

/** Small, seeded, so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

interface Reader {
  user: { id: string }
}

/**
 * A group as plain code has it: who is in and since which message, where it stands for them, what was said, and how far each
 * has read. Who comes back finds it as silent as before.
 */
interface Model {
  members: Map<string, { joined: number; folder: 'INBOX' | 'ARCHIVE' }>
  muted: Set<string>
  read: Map<string, number>
  sent: { id: string; senderId: string; isDeleted: boolean; reactions: Map<string, string> }[]
}

const readOf = (model: Model, userId: string) => model.read.get(userId) ?? 0

const unreadOf = (model: Model, userId: string) =>
  model.sent
    .slice(Math.max(model.members.get(userId)!.joined, readOf(model, userId)))
    .filter(({ senderId, isDeleted }) => senderId !== userId && !isDeleted).length

/** Into which folder a message brings it for each. */
function arrive({ members, muted }: Model, senderId: string): void {
  for (const [userId, member] of members) if (userId === senderId || !muted.has(userId)) member.folder = 'INBOX'
}

/** What somebody does with it for themselves. */
function place({ members, muted }: Model, userId: string, act: (typeof ownActs)[number]): void {
  if (act === 'muteConversation') muted.add(userId)
  else if (act === 'unmuteConversation') muted.delete(userId)
  else members.get(userId)!.folder = act === 'archiveConversation' ? 'ARCHIVE' : 'INBOX'
}

const ownActs = ['archiveConversation', 'unarchiveConversation', 'muteConversation', 'unmuteConversation'] as const

const readersOf = (model: Model, place: number) =>
  [...model.members.keys()].filter((id) => id !== model.sent[place]!.senderId && readOf(model, id) > place).sort()

const byPerson = (one: Reader, other: Reader) => (one.user.id < other.user.id ? -1 : 1)

/** Most frequent first; LIKE comes before SAD where both are as frequent. */
const countsOf = (types: readonly string[]) =>
  ['LIKE', 'SAD']
    .map((type) => ({ type, count: types.filter((one) => one === type).length }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)

/** Null takes the reaction back. */
const react = (messageId: string, type: string | null): [string, Record<string, unknown>] =>
  type === null
    ? [
        'mutation ($id: ID!) { removeMessageReaction(input: { messageId: $id }) { errors { code } } }',
        { id: messageId },
      ]
    : [
        'mutation ($input: SetMessageReactionInput!) { setMessageReaction(input: $input) { errors { code } } }',
        { input: { messageId, type } },
      ]

for (const seed of [1, 2]) {
  test(`whatever people do, the counts are those of a brute-force model (seed ${seed})`, async () => {
    await using messages = await startMessages()
    const random = randomFrom(seed)
    const people = await messages.people(5)
    const [ada] = people as [TestViewer, ...TestViewer[]]
    const id = await messages.group(ada, ...people.slice(1))
    const model: Model = {
      members: new Map(people.map((person) => [person.id, { joined: 0, folder: 'INBOX' }])),
      muted: new Set(),
      read: new Map(),
      sent: [],
    }
    const change = (name: string, input: object, by = ada) =>
      messages.ask(
        by,
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { code } } }`,
        { input: { conversationId: id, ...input } },
      )

    for (let step = 0; step < steps; step++) {
      const person = people[random(people.length)]!
      const member = model.members.get(person.id)
      const dice = random(16)
      if (!member) {
        if (dice < 5) {
          await change('addParticipants', { userIds: [person.id] })
          model.members.set(person.id, { joined: model.sent.length, folder: 'INBOX' })
        }
      } else if (dice < 5) {
        model.sent.push({
          id: await messages.send(person, id, `step ${step}`),
          senderId: person.id,
          isDeleted: false,
          reactions: new Map(),
        })
        arrive(model, person.id)
      } else if (dice < 6 && model.sent.length > 0) {
        const message = model.sent[random(model.sent.length)]!
        const sender = people.find((one) => one.id === message.senderId)!
        const document = `mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { errors { code } } }`
        expect(await messages.ask(sender, document, { id: message.id })).toEqual({ errors: [] })
        message.isDeleted = true
        message.reactions.clear()
      } else if (dice < 9 && model.sent.length > 0) {
        const upTo = random(model.sent.length)
        const input = { conversationId: id, upToMessageId: model.sent[upTo]!.id }
        await messages.ask(person, MarkRead, { input })
        model.read.set(person.id, Math.max(readOf(model, person.id), upTo + 1))
      } else if (dice >= 13) {
        const act = ownActs[random(4)]!
        expect(await change(act, {}, person)).toEqual({ errors: [] })
        place(model, person.id, act)
      } else if (dice >= 10 && model.sent.length > 0) {
        const message = model.sent[random(model.sent.length)]!
        const type = [null, 'LIKE', 'SAD'][random(3)]!
        const codes = message.isDeleted && type ? [{ code: 'CONFLICT' }] : []
        expect(await messages.ask(person, ...react(message.id, type))).toEqual({ errors: codes })
        if (type === null) message.reactions.delete(person.id)
        else if (!message.isDeleted) message.reactions.set(person.id, type)
      } else if (person !== ada) {
        await change('removeParticipant', { userId: person.id })
        model.members.delete(person.id)
      }
    }

    for (const person of people) {
      const { unreadMessageCount, inbox, archive } = await messages.ask(
        person,
        `query {
          viewer {
            unreadMessageCount
            inbox: conversations { nodes { id } }
            archive: conversations(folder: ARCHIVE) { nodes { id } }
          }
        }`,
      )
      const conversation = await messages.ask(
        person,
        `query ($id: ID!) {
          conversation(id: $id) {
            folder isMuted unreadCount participantCount lastMessage { id }
            messages(last: 100) { nodes { id readBy { nodes { user { id } } } reactionCounts { type count } viewerReaction reactions { nodes { type user { id } } } } }
          }
        }`,
        { id },
      )
      const member = model.members.get(person.id)
      const isIn = (folder: string) => (member?.folder === folder ? [{ id }] : [])
      const unread = member ? unreadOf(model, person.id) : 0
      expect({ unreadMessageCount, inbox: inbox.nodes, archive: archive.nodes }).toEqual({
        // What is put away counts nowhere.
        unreadMessageCount: member?.folder === 'INBOX' ? unread : 0,
        ...{ inbox: isIn('INBOX'), archive: isIn('ARCHIVE') },
      })
      if (!member) {
        expect(conversation).toBeNull()
        continue
      }
      for (const { readBy, reactions } of conversation.messages.nodes) {
        readBy.nodes.sort(byPerson)
        reactions.nodes.sort(byPerson)
      }
      expect(conversation).toEqual({
        ...{ folder: member.folder, isMuted: model.muted.has(person.id) },
        unreadCount: unread,
        participantCount: model.members.size,
        lastMessage: { id: model.sent.at(-1)!.id },
        messages: {
          nodes: model.sent.map(({ id, reactions }, place) => ({
            id,
            viewerReaction: reactions.get(person.id) ?? null,
            reactionCounts: countsOf([...reactions.values()]),
            reactions: {
              nodes: [...reactions].map(([reader, type]) => ({ type, user: { id: reader } })).sort(byPerson),
            },
            readBy: { nodes: readersOf(model, place).map((reader) => ({ user: { id: reader } })) },
          })),
        },
      })
    }
  })
}
