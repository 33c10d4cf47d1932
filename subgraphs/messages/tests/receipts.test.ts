import { userDeactivated, userReactivated } from '@plaza/schema/events'
import { openEventStream, type TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { MarkRead, nextWith, type StartedMessages, startMessages } from './testkit.ts'

const Receipts = /* GraphQL */ `
  query ($id: ID!) {
    conversation(id: $id) {
      participants { nodes { user { id } lastReadMessage { id } lastReadAt } }
      messages(last: 20) { nodes { id readBy { nodes { user { id } lastReadMessage { id } } } } }
    }
  }
`

/** Who has read each message, in the order they were sent, as the viewer is told. */
async function readers(messages: StartedMessages, viewer: TestViewer, id: string): Promise<string[][]> {
  const { messages: sent } = await messages.ask(viewer, Receipts, { id })
  return sent.nodes.map(({ readBy }: { readBy: { nodes: { user: { id: string } }[] } }) =>
    readBy.nodes.map(({ user }) => user.id),
  )
}

async function startGroup() {
  const messages = await startMessages()
  const [ada, grace, alan] = (await messages.people(3)) as [TestViewer, TestViewer, TestViewer]
  const id = await messages.group(ada, grace)
  await messages.befriend(ada, alan)
  const change = (field: string, input: string) =>
    messages.ask(ada, `mutation { ${field}(input: { conversationId: "${id}", ${input} }) { errors { code } } }`)
  return {
    ...messages,
    ada,
    grace,
    alan,
    id,
    remove: (person: TestViewer) => change('removeParticipant', `userId: "${person.id}"`),
    add: (person: TestViewer) => change('addParticipants', `userIds: ["${person.id}"]`),
    read: (person: TestViewer, upToMessageId: string) =>
      messages.ask(person, MarkRead, { input: { conversationId: id, upToMessageId } }),
    unread: async (person: TestViewer) =>
      (await messages.ask(person, `query { viewer { unreadMessageCount } }`)).unreadMessageCount,
  }
}

test('who comes back has not read what was written meanwhile, and still has read what they had', async () => {
  await using group = await startGroup()
  const { ada, grace, id } = group
  await group.read(grace, await group.send(ada, id))
  await group.remove(grace)
  const meanwhile = await group.send(ada, id)
  await group.add(grace)
  expect(await readers(group, ada, id)).toEqual([[grace.id], []])
  expect(await group.unread(grace)).toBe(0)

  await group.send(ada, id)
  expect(await readers(group, ada, id)).toEqual([[grace.id], [], []])
  expect(await group.unread(grace)).toBe(1)
  await group.read(grace, meanwhile)
  expect(await readers(group, ada, id)).toEqual([[grace.id], [grace.id], []])
  expect(await group.unread(grace)).toBe(1)
})

test('a newcomer is no reader of what was there, until the newcomer reads it', async () => {
  await using group = await startGroup()
  const { ada, grace, alan, id } = group
  const [first, second] = [await group.send(ada, id), await group.send(ada, id)]
  await group.add(alan)
  const third = await group.send(grace, id)
  expect(await readers(group, ada, id)).toEqual([[], [], []])
  expect(await group.unread(alan)).toBe(1)

  await using stream = await openEventStream(
    group.url,
    ada.token,
    `subscription ($id: ID!) {
      conversationEvents(conversationId: $id) { ... on ConversationRead { participant { user { id } lastReadMessage { id } } } }
    }`,
    { variables: { id } },
  )
  await group.read(alan, first)
  expect(await nextWith(stream, 'participant')).toEqual({
    participant: { user: { id: alan.id }, lastReadMessage: { id: first } },
  })
  expect(await readers(group, ada, id)).toEqual([[alan.id], [], []])
  await group.read(alan, second)
  expect(await readers(group, ada, id)).toEqual([[alan.id], [alan.id], []])
  expect(await group.unread(alan)).toBe(1)
  await group.read(alan, third)
  expect(await readers(group, ada, id)).toEqual([[alan.id], [alan.id], [alan.id]])
  expect(await group.unread(alan)).toBe(0)
})

test.for(['DIRECT', 'GROUP'] as const)(
  'no read marker crosses a block in a %s conversation, live or listed',
  async (type) => {
    await using messages = await startMessages()
    const [ada, grace] = (await messages.people(2)) as [TestViewer, TestViewer]
    const id = await (type === 'DIRECT' ? messages.direct(ada, grace) : messages.group(ada, grace))
    const Live = `subscription ($id: ID!) { conversationEvents(conversationId: $id) { __typename } }`
    await using stream = await openEventStream(messages.url, ada.token, Live, { variables: { id } })
    const [first, second] = [await messages.send(ada, id), await messages.send(ada, id)]
    const read = (person: TestViewer, upToMessageId: string) =>
      messages.ask(person, MarkRead, { input: { conversationId: id, upToMessageId } })
    const live = async () => (await stream.next()).data.conversationEvents.__typename
    await read(grace, first)
    expect([await live(), await live(), await live()]).toEqual(['MessageAdded', 'MessageAdded', 'ConversationRead'])
    const listed = await messages.ask(ada, Receipts, { id })

    await messages.block(ada, grace)
    // Her own count still goes down.
    expect((await read(grace, second)).viewer).toEqual({ unreadMessageCount: 0 })
    await read(ada, first)
    // Ada hears of herself, as on another device, and of nobody else.
    expect(await live()).toBe('ConversationRead')
    for (const [viewer, other] of [
      [ada, 0],
      [grace, 1],
    ] as const) {
      const seen = await messages.ask(viewer, Receipts, { id })
      expect(seen.participants.nodes.filter(({ user }: { user: unknown }) => user === null)).toEqual([
        { user: null, lastReadMessage: null, lastReadAt: null },
      ])
      expect(await readers(messages, viewer, id), String(other)).toEqual(
        viewer === ada ? [[], []] : [[grace.id], [grace.id]],
      )
    }
    expect(listed.messages.nodes[0].readBy.nodes).toHaveLength(1)
    await messages.database.system.updateTable('blockEdges').set({ isEnded: true }).execute()
    expect(await readers(messages, ada, id)).toEqual([[grace.id], [grace.id]])
  },
)

test('somebody whose account is away is among no readers, and is again when back', async () => {
  await using group = await startGroup()
  const { ada, grace, id } = group
  await group.read(grace, await group.send(ada, id))
  const account = { userId: grace.id, email: 'grace@example.org', username: 'grace', emailVerifiedAt: null }
  await group.deliver(userDeactivated, { ...account, status: 'DEACTIVATED', version: 2 })
  expect(await readers(group, ada, id)).toEqual([[]])
  await group.deliver(userReactivated, { ...account, status: 'ACTIVE', version: 3 })
  expect(await readers(group, ada, id)).toEqual([[grace.id]])
})
